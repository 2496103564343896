package dev.hokku.processor.emit;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.OptionModel;
import dev.hokku.processor.model.Submodule;
import dev.hokku.processor.model.Submodule.Container;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `TYPE`: a module's name, its submodules in construction order and its options, without reflection.
final class TypeConstantWriter {

  private TypeConstantWriter() {}

  static void write(ModuleModel module, Code code) {
    String type = TypeRef.mark(RuntimeNames.MODULE_TYPE);
    code.line("/** How a frame names %s {@link %s} and finds its submodules. */", article(module), module.type().nested());
    code.line("public static final %s<%s> TYPE =", type, wildcards(module));
    code.in().in().raw("%s.<%s>of(\"%s\")".formatted(type, wildcards(module), module.scopeName())).in().in();
    module.givenName().ifPresent(name -> code.line(".withGivenName(m -> m.%s)", name));
    listed("withSubmodules", "s", visits(module), code);
    options(module, code);
    code.out().out().out().out().endLine(";").blank();
  }

  /// `.withSubmodules((m, s) -> …)`: one expression, or a block of several.
  private static void listed(String method, String list, List<String> statements, Code code) {
    switch (statements.size()) {
      case 0 -> {}
      case 1 -> code.line(".%s((m, %s) -> %s)", method, list, statements.getFirst());
      default -> {
        code.line(".%s((m, %s) -> {", method, list).in();
        statements.forEach(statement -> code.line("%s;", statement));
        code.out().line("})");
      }
    }
  }

  private static void options(ModuleModel module, Code code) {
    List<String> options = options(module);
    if (options.isEmpty()) {
      return;
    }
    String own = "d" + (options.size() == 1 ? options.getFirst() : options.stream().map("\n    "::concat).collect(Collectors.joining()));
    listed("withOptions", "d",
        module.base().map(b -> List.of(constant(b) + ".options().accept(m, d)", own)).orElse(List.of(own)), code);
  }

  private static List<String> options(ModuleModel module) {
    List<String> options = new ArrayList<>();
    for (OptionModel option : module.options()) {
      String head = "(\"%s\", m.%s".formatted(option.name(), option.access());
      options.add(option.module().map(type -> ".module" + head + ", " + constant(type) + ")")
          .orElseGet(() -> ".option" + head + option.otherwise().map(text -> ", " + text).orElse("") + ")"));
    }
    return options;
  }

  private static String article(ModuleModel module) {
    return "AEIOU".indexOf(module.type().simple().charAt(0)) >= 0 ? "an" : "a";
  }

  static String wildcards(ModuleModel module) {
    return module.typeArguments().isEmpty()
        ? module.type().nested()
        : module.type().nested() + "<" + module.typeArguments().replaceAll("\\w+", "?") + ">";
  }

  private static List<String> visits(ModuleModel module) {
    List<String> visits = new ArrayList<>();
    module.base().ifPresent(b -> visits.add(constant(b) + ".submodules().accept(m, s)"));
    for (Submodule s : module.submodules()) {
      visits.add(visit(s));
    }
    return visits;
  }

  private static String visit(Submodule s) {
    String method = "s." + (s.origin() == Submodule.Origin.MADE ? "made" : "passed");
    String type = s.element().map(e -> ", " + constant(e)).orElse("");
    if (type.isEmpty()) {
      return method + "(m." + s.access() + ")";
    }
    return nested("m." + s.access(), s.containers(), method, type, 0);
  }

  /// The frame walks one container by itself; further ones around it are walked here.
  private static String nested(String value, List<Container> containers, String method, String type, int level) {
    if (containers.size() <= 1) {
      return method + "(" + value + type + ")";
    }
    String each = "each" + (level == 0 ? "" : level);
    String inner = nested(each, containers.subList(1, containers.size()), method, type, level + 1);
    return switch (containers.getFirst()) {
      case ARRAY -> TypeRef.mark(TypeRef.of("java.util", "List")) + ".of(" + value + ").forEach(" + each + " -> " + inner + ")";
      case COLLECTION -> value + ".forEach(" + each + " -> " + inner + ")";
      case MAP -> value + ".values().forEach(" + each + " -> " + inner + ")";
      case OPTIONAL -> value + ".ifPresent(" + each + " -> " + inner + ")";
    };
  }

  private static String constant(TypeRef module) {
    return TypeRef.mark(module.generated(Mode.APPLY.suffix())) + ".TYPE";
  }
}
