package dev.hokku.processor.read;

import dev.hokku.processor.model.TypeRef;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/// Writes a type as source text in which class names are marked, so that the emitter can import them.
final class TypePrinter {

  private TypePrinter() {}

  static String print(TypeMirror type) {
    return switch (type) {
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

  private static String arguments(DeclaredType declared) {
    return declared.getTypeArguments().isEmpty()
        ? ""
        : declared.getTypeArguments().stream().map(TypePrinter::print).collect(Collectors.joining(", ", "<", ">"));
  }
}
