package dev.hokku.processor.emit;

import dev.hokku.Effect;
import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.Handed;
import dev.hokku.processor.model.MethodEffects;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ParameterRef;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.Through;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The parameter, state and key tables of every method: its own, and those of the modules it calls under their paths.
///
/// A row says the line of the *reader's* source that it comes from, so a table does not change when lines of a library move. Tables are
/// documentation, computed from the source without running anything: what depends on a loop or on the caller is shown by a symbol.
public final class Tables {

  /// Longer tables say how many rows they leave out.
  static final int LIMIT = 200;

  private final Batch batch;
  private final EffectTable effects;
  private final Map<MethodId, ModuleModel> owners = new HashMap<>();
  private final Map<MethodId, MethodModel> methods = new HashMap<>();
  private final Map<MethodId, List<Row>> known = new HashMap<>();
  private final Set<MethodId> open = new HashSet<>();
  private final Map<TypeRef, Map<String, String>> fields = new HashMap<>();

  public Tables(Batch batch, EffectTable effects) {
    this.batch = batch;
    this.effects = effects;
    for (ModuleModel module : batch.modules()) {
      for (MethodModel method : module.methods()) {
        owners.put(method.id(), module);
        methods.put(method.id(), method);
      }
    }
  }

  /// The rows of a method, relative to its module.
  List<Row> rows(MethodId id) {
    List<Row> found = known.get(id);
    if (found != null) {
      return found;
    }
    if (!methods.containsKey(id)) {
      List<Row> compiled = batch.tables().getOrDefault(id, List.of()).stream().map(Row::decoded).toList();
      known.put(id, compiled);
      return compiled;
    }
    if (!open.add(id)) {
      return List.of(); // a recursion adds nothing that is not listed already
    }
    List<Row> rows = read(owners.get(id), methods.get(id));
    open.remove(id);
    known.put(id, rows);
    return rows;
  }

  private List<Row> read(ModuleModel module, MethodModel method) {
    if (method.body().isEmpty()) {
      return List.of();
    }
    String scope = method.pathInModule();
    Map<String, String> fields = this.fields.computeIfAbsent(module.type(), type -> Paths.fields(batch, module));
    Body body = method.body().get();
    Paths paths = new Paths(batch, module, method, body, fields);
    Map<String, Site.Intrinsic> functions = paths.functions(body);
    Map<Site.Intrinsic, List<Row>> inner = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Site site : body.sites()) {
      List<Row> found = new ArrayList<>();
      switch (site) {
        case Site.Intrinsic lift when isLift(lift) -> lift(lift, paths, scope, module, functions, inner, found);
        case Site.Intrinsic intrinsic -> intrinsic(intrinsic, own(paths, scope, intrinsic.span()), module, found);
        case Site.Call call when effects.isLowered(call.callee()) -> call(call, paths, scope, module, found);
        case Site.Reference reference when reference.callee().filter(effects::isLowered).isPresent()
            && reference.receiver() == Site.ReceiverKind.VARIABLE ->
            called(
                reference.callee().get(), paths.of(reference.qualifier()),
                where(module, reference.qualifier(), reference.span()), module, found);
        default -> {
          // other sites read and write nothing
        }
      }
      if (!found.isEmpty()) {
        boolean keyless = body.withheld(site.span()).contains(Effect.KEY);
        List<Row> all = paths.around().isolated(site.span()).map(call -> inner.computeIfAbsent(call, c -> new ArrayList<>())).orElse(rows);
        found.stream().filter(row -> !keyless || row.kind() != Row.Kind.KEY).forEach(row -> add(row, all));
      }
    }
    return rows.size() > LIMIT ? List.copyOf(rows.subList(0, LIMIT)) : List.copyOf(rows);
  }

  /// Where parameters and state go that are made at a span: of the module itself, or of the scope around.
  private static String own(Paths paths, String scope, Span span) {
    return paths.around().scopes(span).isEmpty() ? "" : paths.place(scope, span);
  }

  private void call(Site.Call call, Paths paths, String scope, ModuleModel module, List<Row> rows) {
    MethodModel method = methods.get(call.callee().id());
    boolean noScope = method != null && method.scope().isEmpty();
    String where = where(module, call.receiver().orElse(call.span()), call.span());
    List<Row> found = new ArrayList<>();
    if (noScope || call.callee().how() == Callee.How.STATIC) {
      called(call.callee(), "", where, module, found);
      found.replaceAll(row -> row.under(row.path().isEmpty() ? own(paths, scope, call.span()) : paths.place(scope, call.span())));
    } else {
      called(call.callee(), call.receiver().map(paths::of).orElse(""), where, module, found);
    }
    List<ParameterRef> parameters = found.stream().anyMatch(Row::isHandedIn) ? parameters(call.callee()) : List.of();
    found.forEach(row -> handed(row, call, parameters, paths, module).forEach(each -> add(each, rows)));
  }

  /// A row about a parameter of the method called is about the argument; what was open is known if that is of a known class.
  private List<Row> handed(Row row, Site.Call call, List<ParameterRef> parameters, Paths paths, ModuleModel module) {
    for (ParameterRef parameter : parameters) {
      String handedIn = Row.handedIn(parameter.name());
      if (parameter.index() < call.arguments().size() && (row.path().equals(handedIn) || row.path().startsWith(handedIn + "/"))) {
        Span argument = call.arguments().get(parameter.index());
        Row about = row.in(paths.of(argument) + row.path().substring(handedIn.length()));
        return row.kind() == Row.Kind.OPEN && row.path().equals(handedIn)
            ? behind(about, call, parameter, where(module, argument, call.span()), module)
            : List.of(about);
      }
    }
    return List.of(row);
  }

  /// The parameters that rows may be about: of a method that was compiled earlier, those that its annotation names.
  private List<ParameterRef> parameters(Callee callee) {
    MethodModel method = methods.get(callee.id());
    if (method == null) {
      return effects.inferred(callee.id()).through().stream().map(Through::parameter).distinct().toList();
    }
    return IntStream.range(0, method.params().size()).mapToObj(i -> new ParameterRef(i, method.params().get(i).name())).toList();
  }

  /// What a module that is handed to a method has there. The row stays open where one of its methods is not known, and where it may have another cause.
  private List<Row> behind(Row row, Site.Call call, ParameterRef parameter, String where, ModuleModel module) {
    MethodEffects callee = effects.inferred(call.callee().id());
    List<Through> through = callee.through().stream().filter(t -> t.parameter().equals(parameter)).toList();
    Map<MethodId, Callee> methods = Handed.at(parameter.index(), call.handed()).map(Handed::methods).orElse(Map.of());
    boolean all = !through.isEmpty() && callee.own().may().isEmpty() && through.stream().allMatch(t -> methods.containsKey(t.method()));
    List<Row> rows = new ArrayList<>(all ? List.of() : List.of(row));
    for (Through each : through) {
      if (methods.get(each.method()) instanceof Callee body) {
        List<Row> found = new ArrayList<>();
        called(body, row.path(), where, module, found);
        found.stream().filter(r -> r.kind() != Row.Kind.KEY || each.allowed().contains(Effect.KEY)).forEach(rows::add);
      }
    }
    return rows;
  }

  private void called(Callee callee, String base, String where, ModuleModel module, List<Row> rows) {
    if (callee.how() == Callee.How.VIRTUAL) {
      add(new Row(Row.Kind.OPEN, base, "", "", "what the module called has", where), rows);
      return;
    }
    String here = module.file().name() + ":";
    for (Row row : rows(callee.id())) {
      add(row.under(base, row.where().startsWith(here) ? row.where() : where), rows);
    }
  }

  /// Whether it makes what a function of its own returns at init, parameters of the body.
  private static boolean isLift(Site.Intrinsic call) {
    return call.lambdas().stream().anyMatch(lambda -> call.initOnly().get(lambda.argument()));
  }

  /// What is lifted: what the functions have that init calls.
  private static void lift(Site.Intrinsic lift, Paths paths, String scope, ModuleModel module, Map<String, Site.Intrinsic> functions,
      Map<Site.Intrinsic, List<Row>> inner, List<Row> rows) {
    String place = Row.join(paths.place(scope, lift.span()), paths.around().name(lift).orElse(""));
    String init = lift.dropped().map(span -> Row.slice(module.file().text(), span)).collect(Collectors.joining(" "));
    functions.forEach((variable, function) -> {
      if (Pattern.compile("\\b" + variable + "\\.").matcher(init).find()) {
        boolean plain = init.matches("\\(\\) -> " + variable + "\\.\\w+\\(.*\\)");
        for (Row row : inner.getOrDefault(function, List.of())) {
          if (row.kind() != Row.Kind.KEY) {
            add((plain ? row : row.mapped()).under(place), rows);
          }
        }
      }
    });
    if (rows.isEmpty()) {
      add(new Row(Row.Kind.OPEN, place, "", "", "what init makes there", module.file().lineLabel(lift.span().start())), rows);
    }
  }

  /// The line that readers of this source should go to: where the field is declared that holds the module, or else the call.
  private static String where(ModuleModel module, Span receiver, Span call) {
    String name = Row.plain(module.file().text(), receiver);
    return module.fields().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(f -> module.file().lineLabel(f.at().span().start()))
        .orElseGet(() -> module.file().lineLabel(call.start()));
  }

  private static void intrinsic(Site.Intrinsic call, String place, ModuleModel module, List<Row> rows) {
    String where = module.file().lineLabel(call.span().start());
    if (call.effects().contains(Effect.KEY)) {
      add(new Row(Row.Kind.KEY, place, "", "", "", where), rows);
      return;
    }
    List<String> arguments = call.arguments().stream().map(s -> Row.slice(module.file().text(), s)).toList();
    boolean parameter = call.effects().contains(Effect.PARAMS);
    if (!parameter && !call.effects().contains(Effect.STATE) || arguments.isEmpty() || !arguments.getFirst().startsWith("\"")) {
      return;
    }
    String name = arguments.getFirst().replace("\"", "");
    boolean shaped = arguments.size() >= 3;
    add(
        new Row(
            parameter ? Row.Kind.PARAMETER : Row.Kind.STATE, place, name, shaped ? value(arguments) : "", shaped ? arguments.getLast() : "", where),
        rows);
  }

  /// `f32[D,128]` of the shape's and the dtype's text.
  private static String value(List<String> arguments) {
    String shape = arguments.get(1);
    if (shape.equals("Shape.SCALAR")) {
      shape = "[]";
    } else if (shape.startsWith("Shape.of(") && shape.endsWith(")")) {
      shape = "[" + shape.substring("Shape.of(".length(), shape.length() - 1).replace(", ", ",") + "]";
    }
    String dtype = arguments.size() < 4 ? "f32" : arguments.get(2).replaceFirst("^DType\\.", "");
    boolean constant = dtype.matches("[A-Z]+\\d*");
    return constant || dtype.equals("f32") ? dtype.toLowerCase(Locale.ROOT) + shape : shape;
  }

  /// Once for each thing; the row that says most stays.
  private static void add(Row row, List<Row> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).sameAs(row)) {
        if (rows.get(i).value().isEmpty() && !row.value().isEmpty()) {
          rows.set(i, row);
        }
        return;
      }
    }
    rows.add(row);
  }
}
