package dev.hokku.processor.read;

import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.model.TypeVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/// Writes a type as source text in which class names are marked, so that the emitter can import them.
final class TypePrinter {

  private TypePrinter() {}

  static String print(TypeMirror type) {
    return switch (type) {
      case DeclaredType unknown when unknown.getKind() == TypeKind.ERROR -> unknown.toString(); // as written: it may be generated in this round
      case DeclaredType declared -> TypeRef.mark(TypeNames.ref((TypeElement) declared.asElement())) + arguments(declared);
      case ArrayType array -> print(array.getComponentType()) + "[]";
      case TypeVariable variable -> variable.asElement().getSimpleName().toString();
      case WildcardType wildcard when wildcard.getExtendsBound() != null -> "? extends " + print(wildcard.getExtendsBound());
      case WildcardType wildcard when wildcard.getSuperBound() != null -> "? super " + print(wildcard.getSuperBound());
      case WildcardType ignored -> "?";
      case IntersectionType both -> both.getBounds().stream().map(TypePrinter::print).collect(Collectors.joining(" & "));
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  /// `Tensor, State`.
  static String list(List<? extends TypeMirror> types) {
    return types.stream().map(TypePrinter::print).collect(Collectors.joining(", "));
  }

  /// The parameters of a method.
  ///
  /// @param seen its type, as the class sees it that asks
  static List<Param> params(ExecutableElement method, ExecutableType seen) {
    List<Param> params = new ArrayList<>();
    for (VariableElement p : method.getParameters()) {
      TypeMirror type = seen.getParameterTypes().get(params.size());
      boolean varArgs = method.isVarArgs() && params.size() == method.getParameters().size() - 1;
      params.add(new Param(print(varArgs ? ((ArrayType) type).getComponentType() : type), p.getSimpleName().toString(), varArgs));
    }
    return params;
  }

  static TypeVariables variables(List<? extends TypeParameterElement> variables) {
    return new TypeVariables(
        variables.stream().map(v -> v.getSimpleName().toString()).toList(), variables.stream().map(TypePrinter::declared).toList());
  }

  private static String declared(TypeParameterElement variable) {
    String bounds = variable.getBounds().stream().filter(b -> !isObject(b)).map(TypePrinter::print).collect(Collectors.joining(" & "));
    return variable.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static boolean isObject(TypeMirror type) {
    return type instanceof DeclaredType declared && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.Object");
  }

  /// `<Tensor, State>` behind a class's name; empty if it has none.
  static String arguments(DeclaredType declared) {
    return declared.getTypeArguments().isEmpty() ? "" : "<" + list(declared.getTypeArguments()) + ">";
  }
}
