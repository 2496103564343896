package dev.hokku.processor.read;

import dev.hokku.HkModule;
import dev.hokku.Transparent;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.SnakeCase;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Names of elements as the model spells them.
final class TypeNames {

  private TypeNames() {}

  static TypeRef ref(TypeElement type) {
    String nested = type.getSimpleName().toString();
    Element e = type.getEnclosingElement();
    for (; e instanceof TypeElement outer; e = e.getEnclosingElement()) {
      nested = outer.getSimpleName() + "." + nested;
    }
    while (e != null && !(e instanceof PackageElement)) {
      e = e.getEnclosingElement();
    }
    return TypeRef.of(e == null ? "" : ((PackageElement) e).getQualifiedName().toString(), nested);
  }

  static TypeElement top(Element e) {
    Element at = e;
    while (at.getEnclosingElement() != null && !(at.getEnclosingElement() instanceof PackageElement)) {
      at = at.getEnclosingElement();
    }
    return (TypeElement) at;
  }

  static String packageOf(Element e) {
    Element at = e;
    while (!(at instanceof PackageElement)) {
      at = at.getEnclosingElement();
    }
    return ((PackageElement) at).getQualifiedName().toString();
  }

  static MethodId id(ExecutableElement method, Types types) {
    List<String> parameters = new ArrayList<>();
    for (VariableElement p : method.getParameters()) {
      parameters.add(erased(p.asType(), types));
    }
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return new MethodId(owner.getQualifiedName().toString(), method.getSimpleName().toString(), List.copyOf(parameters));
  }

  /// The erasure of a type by name, without type annotations, which `toString` would print.
  static String erased(TypeMirror type, Types types) {
    TypeMirror erasure = types.erasure(type);
    return switch (erasure) {
      case ArrayType array -> erased(array.getComponentType(), types) + "[]";
      case DeclaredType declared -> ((TypeElement) declared.asElement()).getQualifiedName().toString();
      default -> erasure.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  /// The class of a type that is a module, or null.
  static @Nullable TypeElement module(@Nullable TypeMirror type, Types types) {
    if (type == null) {
      return null;
    }
    return switch (type.getKind()) {
      case DECLARED -> {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        yield isModule(element) ? element : null;
      }
      case TYPEVAR, INTERSECTION, WILDCARD -> {
        TypeMirror erasure = types.erasure(type);
        yield erasure.getKind() == TypeKind.DECLARED ? module(erasure, types) : null;
      }
      default -> null;
    };
  }

  /// Whether a class names an interface that may not be generated yet, so that only its name is known.
  static boolean implementsNamed(TypeElement type, String simple) {
    return type.getInterfaces().stream().anyMatch(i -> isNamed(i, simple));
  }

  static boolean isNamed(TypeMirror type, String simple) {
    String name = type.toString().replaceAll("<.*", "");
    return name.equals(simple) || name.endsWith("." + simple);
  }

  static boolean isModule(@Nullable Element element) {
    return element != null && Marks.has(element, HkModule.class);
  }

  /// A module class's name in paths.
  static String scopeName(TypeElement module) {
    if (Marks.has(module, Transparent.class)) {
      return "";
    }
    HkModule annotation = module.getAnnotation(HkModule.class);
    return annotation == null || annotation.name().isEmpty() ? SnakeCase.of(module.getSimpleName().toString()) : annotation.name();
  }

  /// Whether modules of this type name themselves, because the class itself is not known statically.
  static boolean isOpen(TypeElement module) {
    return module.getKind() == ElementKind.INTERFACE
        || module.getModifiers().contains(Modifier.ABSTRACT);
  }
}
