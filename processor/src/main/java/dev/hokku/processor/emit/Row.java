package dev.hokku.processor.emit;

import dev.hokku.processor.model.Span;
import java.util.ArrayList;
import java.util.List;

/// A row of the tables that tell what a network reads and writes.
///
/// @param path relative to the module; empty for its own
/// @param value dtype and shape as written
/// @param how initializer or first value, as written
/// @param where the line that declares it
record Row(Kind kind, String path, String name, String value, String how, String where) {

  enum Kind {
    PARAMETER,
    STATE,
    KEY,
    /// What a module behind an interface has, which is not known here.
    OPEN
  }

  /// In front of a path that is no path below the module.
  private static final String HANDED_IN = "^";

  /// In front of a value: axes that are known at run time.
  static final String MAPPED = "…";

  private static final String SEPARATOR = " | ";

  /// How many fields later compilations read.
  private static final int FIELDS = 5;

  /// The same as seen from a module that holds this one as `base`. What was handed in has its own place.
  Row under(String base) {
    return under(base, where);
  }

  /// The same, said of another line.
  Row under(String base, String line) {
    return new Row(kind, isHandedIn() ? path : join(base, path), name, value, how, line);
  }

  /// The path of a module that was made elsewhere, which the source calls `name`.
  static String handedIn(String name) {
    return HANDED_IN + "{" + name + "}";
  }

  /// Whether it is about a module that was made elsewhere.
  boolean isHandedIn() {
    return path.startsWith(HANDED_IN);
  }

  /// The path as seen from above `root`.
  String shownBelow(String root) {
    return isHandedIn() ? path.substring(HANDED_IN.length()) : join(root, path);
  }

  /// The same in another place.
  Row in(String place) {
    return new Row(kind, place, name, value, how, where);
  }

  /// The same, of a function that is initialised in a way that may add axes.
  Row mapped() {
    return new Row(kind, path, name, value.isEmpty() ? value : MAPPED + value, how, where);
  }

  static String join(String base, String path) {
    return base.isEmpty() ? path : path.isEmpty() ? base : base + "/" + path;
  }

  /// One line, for the annotation that later compilations read; they say a line of their own. Empty fields at its end are left out.
  String encoded() {
    List<String> fields = List.of(kind.name(), bare(path), bare(name), bare(value), bare(how));
    int filled = fields.size();
    while (fields.get(filled - 1).isEmpty()) {
      filled--;
    }
    return String.join(SEPARATOR, fields.subList(0, filled));
  }

  private static String bare(String field) {
    return field.replace('|', '/');
  }

  static Row decoded(String text) {
    List<String> f = new ArrayList<>();
    int at = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, at)) {
      f.add(text.substring(at, end));
      at = end + SEPARATOR.length();
    }
    f.add(text.substring(at));
    while (f.size() < FIELDS) {
      f.add("");
    }
    return new Row(Kind.valueOf(f.get(0)), f.get(1), f.get(2), f.get(3), f.get(4), "");
  }

  /// Whether it speaks of the same thing as another row.
  boolean sameAs(Row other) {
    return kind == other.kind && path.equals(other.path) && name.equals(other.name) && (kind != Kind.KEY || where.equals(other.where));
  }

  /// One line of text, as a table shows it.
  static String shown(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c >= '\t' && c <= '\r';
      if (!blank) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().strip();
  }

  static String slice(String text, Span span) {
    return shown(text.substring(span.start(), span.end()));
  }

  /// The text of an expression that reads a variable or a field, without the `this.` that may stand in front.
  static String plain(String text, Span span) {
    String shown = slice(text, span);
    return shown.startsWith("this.") ? shown.substring("this.".length()) : shown;
  }
}
