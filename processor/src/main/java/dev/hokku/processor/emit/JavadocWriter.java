package dev.hokku.processor.emit;

import dev.hokku.Effect;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.model.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes the comments of the public functions; what the user said of parameters and result is taken over.
final class JavadocWriter {

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private JavadocWriter() {}

  static void apply(Entry e, boolean params, boolean state, boolean key, Code code) {
    String init = initClass(e) + "#" + (e.main() ? "init" : e.name());
    code.line("/**");
    code.line(" * Applies %s as a pure function.", link(e));
    code.line(" *");
    missing(e, state, key).forEach(l -> code.raw((" * " + l).stripTrailing()));
    if (params) {
      code.line(" * @param %s as made by {@link %s}, or read from a checkpoint with these paths", e.names().free("params"), init);
    }
    if (state) {
      code.line(" * @param %s as made by {@link %s}, or returned by the last call", e.names().free("state"), init);
    }
    if (key) {
      code.line(" * @param %s the key that random numbers are drawn from", e.names().free("key"));
    }
    common(e, code);
    Map<String, String> said = e.said();
    if (!e.isVoid() || state) {
      code.line(" * @return %s%s", e.isVoid() ? "the next state" : said.getOrDefault("return", "the output"),
          state && !e.isVoid() ? ", and the next state" : "");
    }
    code.line(" */");
  }

  /// Which modules the overload cannot run: those behind an interface are known at run time only.
  private static List<String> missing(Entry e, boolean state, boolean key) {
    List<String> without = new ArrayList<>();
    if (e.may(Effect.STATE) && !state) {
      without.add("state");
    }
    if (e.may(Effect.KEY) && !key) {
      without.add("a key");
    }
    return without.isEmpty()
        ? List.of()
        : List.of("<p>This overload runs without " + String.join(" and without ", without) + "; a module that needs "
            + (without.size() == 1 ? "it" : "one of them") + " makes it throw.", "");
  }

  static void init(Entry e, boolean shapes, boolean state, Code code) {
    code.line("/**");
    code.line(" * Makes what %s starts from%s.", link(e), shapes ? "; shapes are enough, nothing is computed from data" : "");
    code.line(" *");
    code.line(" * @param %s the key that first values are drawn from", e.names().free("key"));
    common(e, code);
    code.line(" * @return the parameters%s, by path", state ? " and the first state" : "");
    code.line(" */");
  }

  private static void common(Entry e, Code code) {
    if (!e.isStatic()) {
      code.line(" * @param %s the configuration; only its final fields are read", e.self());
    }
    Map<String, String> said = e.said();
    for (Param p : e.params()) {
      code.line(" * @param %s %s", p.name(), said.getOrDefault(p.name(), "as for the method itself"));
    }
  }

  private static String link(Entry e) {
    return "{@link " + e.module().type().nested() + "#" + e.name() + "}";
  }

  private static String initClass(Entry e) {
    return e.module().type().generated("Init").nested();
  }

  /// The user's `@param` and `@return` texts, ticks turned into `{@code}`.
  static Map<String, String> said(String javadoc) {
    if (!javadoc.contains("@")) {
      return Map.of();
    }
    Map<String, String> said = new LinkedHashMap<>();
    for (int tag = tag(javadoc, 0); tag >= 0; ) {
      int next = tag(javadoc, tag + 1);
      String[] words = Row.shown(javadoc.substring(tag, next < 0 ? javadoc.length() : next)).split(" ", 3);
      if (words.length == 3 && words[0].equals("@param")) {
        said.put(words[1], text(words[2]));
      } else if (words.length > 1 && words[0].equals("@return")) {
        said.put("return", text(words.length == 2 ? words[1] : words[1] + " " + words[2]));
      }
      tag = next;
    }
    return said;
  }

  /// Where the next tag is that begins a line, or -1.
  private static int tag(String javadoc, int from) {
    for (int at = javadoc.indexOf('@', from); at >= 0; at = javadoc.indexOf('@', at + 1)) {
      int before = at;
      while (before > 0 && Character.isWhitespace(javadoc.charAt(before - 1)) && javadoc.charAt(before - 1) != '\n') {
        before--;
      }
      if (before == 0 || javadoc.charAt(before - 1) == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static String text(String said) {
    return (said.indexOf('`') < 0 ? said : CODE.matcher(said).replaceAll("{@code $1}")).replace("*/", "*&#47;");
  }
}
