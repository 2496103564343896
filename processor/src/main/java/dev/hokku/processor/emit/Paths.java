package dev.hokku.processor.emit;

import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.Submodule;
import dev.hokku.processor.model.TypeRef;
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
/// A number that depends on the run, because of a loop or a branch, is written as `linear_{i}`; a module that was made elsewhere by its name in the source,
/// `{embedding}`.
final class Paths {

  private static final Pattern EACH = Pattern.compile("for\\s*\\([^;:()]*\\s(\\w+)\\s*:\\s*(?:this\\.)?(\\w+)\\s*\\)");

  private static final Pattern PARTS = Pattern.compile("^(\\w+)(?:\\.(\\w+)$)?");

  private final Batch batch;
  private final String text;
  private final Around around;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<Span, String> made = new HashMap<>();

  /// @param method whose body it is
  /// @param fields the paths of the module's fields
  Paths(Batch batch, ModuleModel module, MethodModel method, Body body, Map<String, String> fields) {
    this.batch = batch;
    this.text = module.file().text();
    this.around = new Around(text, body);
    method.params().forEach(parameter -> names.put(parameter.name(), Row.handedIn(parameter.name())));
    names.putAll(fields);
    if (!body.loops().isEmpty()) {
      Matcher each = EACH.matcher(text.substring(body.block().start(), body.block().end()));
      while (each.find()) {
        if (names.containsKey(each.group(2))) {
          names.put(each.group(1), names.get(each.group(2)));
        }
      }
    }
    made(body, method.pathInModule());
  }

  private void made(Body body, String scope) {
    Map<String, List<Site.Make>> earlier = new HashMap<>();
    Map<String, Integer> numbered = new HashMap<>();
    List<Site.Make> sites = body.sites().stream()
        .filter(Site.Make.class::isInstance).map(Site.Make.class::cast).filter(m -> !m.copied())
        .sorted(Comparator.comparingInt(m -> m.span().start()))
        .toList();
    for (Site.Make make : sites) {
      String byClass = make.type().map(t -> batch.scopeNames().getOrDefault(t, t.simple())).orElse("");
      String base = make.given().map(Site.GivenName::name).orElseGet(() -> byClass.isEmpty()
          ? "{" + Row.slice(text, make.span()) + "}" : NameText.of(text.substring(make.span().start(), make.span().end()), byClass));
      String place = place(scope, make.span());
      String path = Row.join(place, base);
      if (!base.contains("{")) {
        path += number(make, earlier.computeIfAbsent(path, p -> new ArrayList<>()), numbered.getOrDefault(path, 0));
        if (path.endsWith("}")) {
          numbered.merge(Row.join(place, base), 1, Integer::sum);
        }
      }
      made.put(make.span(), path);
      assigned(text, make.span().start()).ifPresent(variable -> names.merge(variable, made.get(make.span()), (a, b) -> a.equals(b) ? a : "{" + variable + "}"));
    }
  }

  /// Where modules and scopes go that are made at a span.
  String place(String scope, Span span) {
    return Row.join(around.isolated(span).isPresent() ? "" : scope, around.scopes(span));
  }

  /// What stands behind a name: nothing, a number, or the symbol of one that depends on the run.
  private String number(Site.Make make, List<Site.Make> earlier, int symbols) {
    int count = 0;
    boolean known = !around.repeated(make.span());
    for (Site.Make before : earlier) {
      if (!around.exclusive(before.span(), make.span())) {
        known &= !around.repeated(before.span()) && around.certain(before.span(), make.span());
        count++;
      }
    }
    earlier.add(make);
    return !known ? "_{" + SYMBOLS.charAt(Math.min(symbols, SYMBOLS.length() - 1)) + "}" : count == 0 ? "" : "_" + count;
  }

  private static final String SYMBOLS = "ijkmn";

  /// The variable that the expression at an offset is assigned to: `hidden` in front of `new Linear(3)` in `hidden = new Linear(3)`.
  private static Optional<String> assigned(String text, int expression) {
    int equals = behindBlank(text, expression);
    if (equals == 0 || text.charAt(equals - 1) != '=') {
      return Optional.empty();
    }
    int end = behindBlank(text, equals - 1);
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start == end ? Optional.empty() : Optional.of(text.substring(start, end));
  }

  /// Where the white space in front of an offset begins.
  private static int behindBlank(String text, int at) {
    int start = at;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /// The variables that hold functions with parameters of their own, and the calls that make these.
  Map<String, Site.Intrinsic> functions(Body body) {
    Map<String, Site.Intrinsic> found = new LinkedHashMap<>();
    for (Site site : body.sites()) {
      if (site instanceof Site.Intrinsic call && call.isolated().contains(true)) {
        assigned(text, call.span().start()).ifPresent(variable -> found.put(variable, call));
      }
    }
    return found;
  }

  /// The paths of a module's fields, by how the source reads them.
  static Map<String, String> fields(Batch batch, ModuleModel of) {
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ModuleModel m : withBases(batch, of)) {
      for (Submodule s : m.submodules()) {
        String name = s.access().replace("()", "");
        String base = s.element().map(t -> madeName(m, name, t, batch.scopeNames().getOrDefault(t, t.simple()))).orElse("");
        boolean known = s.origin() == Submodule.Origin.MADE && !base.isEmpty();
        String constructor = of.scopeName().isEmpty() ? "" : "~";
        paths.put(name, known
            ? Row.join(constructor, base.contains("{") ? base : numbered(base, s.contained(), counts))
            : s.origin() == Submodule.Origin.MADE ? Row.join(constructor, "{" + name + "}") : Row.handedIn(name));
      }
    }
    return paths;
  }

  private static String numbered(String base, boolean repeated, Map<String, Integer> counts) {
    int count = counts.merge(base, repeated ? LOOP : 1, Integer::sum);
    if (repeated || count > LOOP) {
      return base + "_{" + SYMBOLS.charAt(Math.min(count / LOOP - 1, SYMBOLS.length() - 1)) + "}";
    }
    return count == 1 ? base : base + "_" + (count - 1);
  }

  /// More modules than anybody writes one by one.
  private static final int LOOP = 10_000;

  /// The name that a field's module is given where it is made: in the assignment of the field, or in the one place where the class makes a module of this kind.
  private static String madeName(ModuleModel of, String field, TypeRef element, String byClass) {
    String source = of.file().text();
    String creation = "new " + element.simple();
    List<String> made = new ArrayList<>();
    for (int at = source.indexOf(creation); at >= 0; at = source.indexOf(creation, at + 1)) {
      if (Character.isJavaIdentifierPart(source.charAt(at + creation.length()))) {
        continue; // a longer name
      }
      String expression = expression(source, at);
      if (assigned(source, at).filter(field::equals).isPresent()) {
        return NameText.of(expression, byClass);
      }
      made.add(expression);
    }
    return made.size() == 1 ? NameText.of(made.getFirst(), byClass) : "{" + field + "}";
  }

  /// The expression at an offset, as far as nothing around it closes.
  private static String expression(String source, int start) {
    int depth = 0;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || c == ';' || c == ',' && depth == 0) {
        return source.substring(start, i);
      }
    }
    return source.substring(start);
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
    String expression = Row.plain(text, receiver);
    if (expression.equals("this")) {
      return "";
    }
    Matcher parts = PARTS.matcher(expression);
    String path = null;
    if (parts.find()) {
      // `norm.meanEma` in a static helper of the class itself reads a field as `meanEma` does
      String field = parts.group(2) == null ? null : names.get(parts.group(2));
      String first = names.get(parts.group(1));
      path = field != null && (first == null || first.equals(Row.handedIn(parts.group(1)))) ? field : first;
    }
    return path != null ? path : "{" + expression + "}";
  }

  Around around() {
    return around;
  }
}
