package dev.hokku.processor.emit;

import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.Submodule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The paths of the modules that one body calls, as far as they can be told from the source.
///
/// A path that depends on a loop is written with its index, `linear_{i}`; one that depends on who holds the module with the
/// module's name in the source, `{embedding}`.
final class Paths {

  private static final Pattern GIVEN = Pattern.compile("\\b(\\w++)\\s*+=[^;=]*\\.withName\\(\"([^\"]+)\"\\)\\s*;");
  private static final Pattern EACH = Pattern.compile("for\\s*\\([^;:()]*\\s(\\w+)\\s*:\\s*(?:this\\.)?(\\w+)\\s*\\)");

  private final Batch batch;
  private final ModuleModel module;
  private final String text;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<Span, String> made = new HashMap<>();

  /// @param scope where modules made in the body go: empty, or `~method`
  /// @param fields the paths of the module's fields
  Paths(Batch batch, ModuleModel module, Body body, String scope, Map<String, String> fields) {
    this.batch = batch;
    this.module = module;
    this.text = module.file().text();
    names.putAll(fields);
    if (!body.loops().isEmpty()) {
      Matcher each = EACH.matcher(text.substring(body.block().start(), body.block().end()));
      while (each.find()) {
        if (names.containsKey(each.group(2))) {
          names.put(each.group(1), names.get(each.group(2)));
        }
      }
    }
    made(body, scope);
  }

  private void made(Body body, String scope) {
    Map<String, Integer> counts = new HashMap<>();
    List<Site.Make> sites = new ArrayList<>(
        body.sites().stream().filter(Site.Make.class::isInstance).map(Site.Make.class::cast).filter(m -> !m.copied()).toList());
    sites.sort(Comparator.comparingInt(m -> m.span().start()));
    for (Site.Make make : sites) {
      String expression = Row.slice(text, make.span());
      boolean repeated = body.loops().stream().anyMatch(l -> l.contains(make.span()));
      String base = make.given().map(Site.GivenName::name)
          .or(() -> make.type().map(t -> batch.scopeNames().getOrDefault(t, t.simple())))
          .orElse("");
      String path = base.isEmpty() ? "{" + expression + "}" : Row.join(scope, numbered(base, repeated, counts));
      made.put(make.span(), path);
      assigned(make.span().start()).ifPresent(variable -> names.put(variable, path));
    }
  }

  /// The variable that the expression at an offset is assigned to: `hidden` in front of `new Linear(3)` in `hidden = new Linear(3)`.
  private Optional<String> assigned(int expression) {
    int equals = behindBlank(expression);
    if (equals == 0 || text.charAt(equals - 1) != '=') {
      return Optional.empty();
    }
    int end = behindBlank(equals - 1);
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start == end ? Optional.empty() : Optional.of(text.substring(start, end));
  }

  /// Where the white space in front of an offset begins.
  private int behindBlank(int at) {
    int start = at;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static String numbered(String base, boolean repeated, Map<String, Integer> counts) {
    int count = counts.merge(base, repeated ? LOOP : 1, Integer::sum);
    if (repeated || count > LOOP) {
      return base + "_{" + "ijkmn".charAt(Math.min(count / LOOP - 1, 4)) + "}";
    }
    return count == 1 ? base : base + "_" + (count - 1);
  }

  /// More modules than anybody writes one by one.
  private static final int LOOP = 10_000;

  /// The paths of a module's fields, by how the source reads them.
  static Map<String, String> fields(Batch batch, ModuleModel of) {
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ModuleModel m : withBases(batch, of)) {
      Map<String, String> given = given(m.file().text());
      for (Submodule s : m.submodules()) {
        String name = s.access().replace("()", "");
        String base = Optional.ofNullable(given.get(name)).or(() -> s.element().map(t -> batch.scopeNames().getOrDefault(t, t.simple()))).orElse("");
        boolean known = s.origin() == Submodule.Origin.MADE && !base.isEmpty();
        paths.put(name, known ? (of.scopeName().isEmpty() ? "" : "~/") + numbered(base, !s.containers().isEmpty(), counts) : "{" + name + "}");
      }
    }
    return paths;
  }

  /// The names that modules are given where fields are assigned: `hidden = new Linear(3).withName("first")`.
  private static Map<String, String> given(String text) {
    Map<String, String> given = new HashMap<>();
    if (text.contains(".withName(")) {
      Matcher assigned = GIVEN.matcher(text);
      while (assigned.find()) {
        given.putIfAbsent(assigned.group(1), assigned.group(2));
      }
    }
    return given;
  }

  private static List<ModuleModel> withBases(Batch batch, ModuleModel of) {
    List<ModuleModel> chain = new ArrayList<>(List.of(of));
    for (boolean more = true; more; ) {
      ModuleModel first = chain.getFirst();
      more = first.base().flatMap(b -> batch.modules().stream().filter(m -> m.type().equals(b)).findFirst())
          .map(b -> {
            chain.addFirst(b);
            return true;
          }).orElse(false);
    }
    return chain;
  }

  /// The path of the module that an expression stands for.
  String of(Span receiver) {
    String known = made.get(receiver);
    if (known != null) {
      return known;
    }
    String expression = Row.slice(text, receiver).replaceFirst("^this\\.", "");
    if (expression.equals("this")) {
      return "";
    }
    Matcher parts = Pattern.compile("^(\\w+)(?:\\.(\\w+)$)?").matcher(expression);
    String path = null;
    if (parts.find()) {
      // `norm.meanEma` in a static helper of the class itself reads a field as `meanEma` does
      path = names.getOrDefault(parts.group(1), parts.group(2) == null ? null : names.get(parts.group(2)));
    }
    return path != null ? path : "{" + expression + "}";
  }

  ModuleModel module() {
    return module;
  }
}
