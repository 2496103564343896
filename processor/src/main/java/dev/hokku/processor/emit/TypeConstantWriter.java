package dev.hokku.processor.emit;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Submodule;
import dev.hokku.processor.model.Submodule.Container;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/// Writes `TYPE`: a module's name and its submodules in construction order, without reflection.
final class TypeConstantWriter {

  private TypeConstantWriter() {}

  static void write(ModuleModel module, Code code) {
    String type = TypeRef.mark(RuntimeNames.MODULE_TYPE);
    code.line("/** How a frame names %s {@link %s} and finds its submodules. */", article(module), module.type().nested());
    code.line("public static final %s<%s> TYPE =", type, wildcards(module));
    String head = "%s.of(\"%s\", m -> %s, ".formatted(type, module.scopeName(), module.givenName().map(n -> "m." + n).orElse("null"));
    List<String> visits = visits(module);
    code.in().in();
    switch (visits.size()) {
      case 0 -> code.line("%s(m, s) -> {});", head);
      case 1 -> code.line("%s(m, s) -> %s);", head, visits.getFirst());
      default -> {
        code.line("%s(m, s) -> {", head).in();
        visits.forEach(v -> code.line("%s;", v));
        code.out().line("});");
      }
    }
    code.out().out().blank();
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
