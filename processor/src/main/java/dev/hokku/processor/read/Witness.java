package dev.hokku.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/// The type arguments that javac inferred for a call of a generic method, as they are written: `<Tensor, LSTMState>`.
///
/// They are found by holding the method's type as it is declared beside its type as it is called.
final class Witness {

  private final ExecutableElement method;
  private final String from;
  private final Map<Element, TypeMirror> found = new HashMap<>();

  private Witness(ExecutableElement method, String from) {
    this.method = method;
    this.from = from;
  }

  static List<String> parameters(ExecutableElement method) {
    return method.getTypeParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  /// Empty if there are none, or if one of them cannot be named in the generated class: a capture, an intersection, a local or a private class.
  ///
  /// @param called the type of the method as it is called
  /// @param from the package that it is called in
  static String of(ExecutableElement method, @Nullable TypeMirror called, String from) {
    if (method.getTypeParameters().isEmpty() || !(called instanceof ExecutableType type)) {
      return "";
    }
    Witness witness = new Witness(method, from);
    witness.compare(method.getReturnType(), type.getReturnType());
    for (int i = 0; i < Math.min(method.getParameters().size(), type.getParameterTypes().size()); i++) {
      witness.compare(method.getParameters().get(i).asType(), type.getParameterTypes().get(i));
    }
    List<Optional<TypeMirror>> types = method.getTypeParameters().stream().map(witness::argument).toList();
    return types.stream().allMatch(Optional::isPresent)
        ? types.stream().map(t -> TypePrinter.print(t.orElseThrow())).collect(Collectors.joining(", ", "<", ">"))
        : "";
  }

  private void compare(TypeMirror declared, TypeMirror called) {
    switch (declared) {
      case TypeVariable variable when variable.asElement().getEnclosingElement().equals(method) -> found.putIfAbsent(variable.asElement(), called);
      case DeclaredType d when called instanceof DeclaredType c && d.getTypeArguments().size() == c.getTypeArguments().size() -> {
        for (int i = 0; i < d.getTypeArguments().size(); i++) {
          compare(d.getTypeArguments().get(i), c.getTypeArguments().get(i));
        }
      }
      case ArrayType d when called instanceof ArrayType c -> compare(d.getComponentType(), c.getComponentType());
      default -> {
        // nothing of the method's own in it
      }
    }
  }

  private Optional<TypeMirror> argument(TypeParameterElement parameter) {
    return Optional.ofNullable(found.get(parameter)).filter(type -> !(type instanceof PrimitiveType) && hasName(type));
  }

  private boolean hasName(TypeMirror type) {
    return switch (type) {
      case PrimitiveType ignored -> true;
      case ArrayType array -> hasName(array.getComponentType());
      case DeclaredType declared -> hasName(declared, (TypeElement) declared.asElement());
      case TypeVariable variable ->
          !variable.asElement().getEnclosingElement().equals(method) && SourceVersion.isIdentifier(variable.asElement().getSimpleName());
      default -> false;
    };
  }

  private boolean hasName(DeclaredType type, TypeElement element) {
    boolean raw = type.getTypeArguments().size() != element.getTypeParameters().size();
    boolean inner = type.getEnclosingType() instanceof DeclaredType;
    return !raw && !inner && isReachable(element) && type.getTypeArguments().stream().allMatch(this::hasName);
  }

  private boolean isReachable(Element type) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      boolean named = t.getNestingKind() == NestingKind.TOP_LEVEL || t.getNestingKind() == NestingKind.MEMBER;
      boolean open = t.getModifiers().contains(Modifier.PUBLIC)
          || !t.getModifiers().contains(Modifier.PRIVATE) && TypeNames.packageOf(t).equals(from);
      if (!named || !open) {
        return false;
      }
    }
    return true;
  }
}
