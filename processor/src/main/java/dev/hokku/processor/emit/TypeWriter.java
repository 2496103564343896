package dev.hokku.processor.emit;

import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.lower.PureMethod;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.OptionModel;
import dev.hokku.processor.model.Submodule;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes what makes the generated class the type of its modules: `TYPE`, and the methods that tell a module's name, its submodules in construction order and
/// its options, and that run its methods, without reflection.
final class TypeWriter {

  private final PureClass pure;
  private final ModuleModel module;
  private final Code code;

  TypeWriter(PureClass pure, Code code) {
    this.pure = pure;
    this.module = pure.module();
    this.code = code;
  }

  /// ` extends ModuleType<Mlp>`.
  static String extended(ModuleModel module) {
    return " extends " + type(module);
  }

  static void writeConstant(ModuleModel module, Code code) {
    code.line("/** How a frame names %s {@link %s}, finds its submodules and runs its methods. */", article(module), module.type().nested());
    code.line("public static final %s TYPE = new %s();", type(module), module.type().generated(Mode.APPLY.suffix()).nested()).blank();
  }

  /// Tells the base class the name that modules have in paths.
  static void writeConstructor(ModuleModel module, Code code) {
    code.line("private %s() {", module.type().generated(Mode.APPLY.suffix()).nested()).in();
    code.line("super(\"%s\");", module.scopeName());
    code.out().line("}").blank();
  }

  /// Whether the type runs a method by its name: one that is a scope, whose types are all known, and that is the first of its name.
  static boolean runs(ModuleModel module, PureMethod method) {
    MethodModel source = method.source();
    return !method.copied() && !source.kind().isStatic() && method.body().isPresent() && source.scope().isPresent()
        && module.typeParameters().isEmpty() && source.typeParameters().isEmpty() && method.bodyName().equals(source.name() + "Body");
  }

  void write() {
    module.givenName().ifPresent(name -> method("String givenName(Object module)", List.of("return self." + name + ";")));
    if (!visits().isEmpty()) {
      method("void submodules(Object module, " + TypeRef.mark(RuntimeNames.SUBMODULES) + " list)", visits());
    }
    if (!options().isEmpty()) {
      method("void options(Object module, " + TypeRef.mark(RuntimeNames.DESCRIPTION) + " list)", described());
    }
    List<PureMethod> run = pure.methods().stream().filter(m -> runs(module, m)).toList();
    if (!run.isEmpty()) {
      boolean throwing = run.stream().anyMatch(m -> !m.source().throwsTypes().isEmpty());
      method("Object run(String method, Object module, " + TypeRef.mark(RuntimeNames.FRAME) + " frame, " + TypeRef.mark(RuntimeNames.ARGS) + " args)"
          + (throwing ? " throws Exception" : ""), running(run));
    }
  }

  /// Without `@Override`: an annotation costs javac as much as a small method.
  private void method(String head, List<String> statements) {
    code.line("public %s {", head).in();
    code.line("%s self = (%s) module;", wildcards(module), wildcards(module));
    statements.forEach(code::raw);
    code.out().line("}").blank();
  }

  /// Ifs, and the last method without one: a `switch` over names costs javac twice as much.
  private static List<String> running(List<PureMethod> methods) {
    List<String> lines = new ArrayList<>();
    for (PureMethod m : methods.subList(0, methods.size() - 1)) {
      lines.add("if (method.equals(\"" + m.source().name() + "\")) {\n" + returned(m).indent(2) + "}");
    }
    lines.add(returned(methods.getLast()));
    return lines;
  }

  private static String returned(PureMethod m) {
    return m.source().isVoid() ? call(m) + ";\nreturn null;" : "return " + call(m) + ";";
  }

  private static String call(PureMethod m) {
    List<String> arguments = new ArrayList<>(List.of("self", "frame"));
    arguments.addAll(Signatures.gets("args", m.source().params()));
    return m.bodyName() + "(" + String.join(", ", arguments) + ")";
  }

  private List<String> described() {
    List<String> options = options();
    String own = "list" + (options.size() == 1 ? options.getFirst() : options.stream().map("\n    "::concat).collect(Collectors.joining())) + ";";
    return module.base().map(b -> List.of(constant(b) + ".options(self, list);", own)).orElse(List.of(own));
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    for (OptionModel option : module.options()) {
      String head = "(\"" + option.name() + "\", self." + option.access();
      options.add(option.module().map(type -> ".module" + head + ", " + constant(type) + ")")
          .orElseGet(() -> ".option" + head + option.otherwise().map(text -> ", " + text).orElse("") + ")"));
    }
    return options;
  }

  private static String article(ModuleModel module) {
    return "AEIOU".indexOf(module.type().simple().charAt(0)) >= 0 ? "an" : "a";
  }

  private static String type(ModuleModel module) {
    return TypeRef.mark(RuntimeNames.MODULE_TYPE) + "<" + wildcards(module) + ">";
  }

  static String wildcards(ModuleModel module) {
    return module.typeArguments().isEmpty()
        ? module.type().nested()
        : module.type().nested() + "<" + module.typeArguments().replaceAll("\\w+", "?") + ">";
  }

  private List<String> visits() {
    List<String> visits = new ArrayList<>();
    module.base().ifPresent(b -> visits.add(constant(b) + ".submodules(self, list);"));
    module.submodules().forEach(s -> visits.add(visit(s) + ";"));
    return visits;
  }

  private static String visit(Submodule s) {
    String type = s.element().map(e -> ", " + constant(e)).orElse("");
    return "list." + (s.origin() == Submodule.Origin.MADE ? "made" : "passed") + (type.isEmpty() ? "Open" : s.contained() ? "Each" : "")
        + "(self." + s.access() + type + ")";
  }

  private static String constant(TypeRef module) {
    return TypeRef.mark(module.generated(Mode.APPLY.suffix())) + ".TYPE";
  }
}
