package dev.hokku.processor.read;

import dev.hokku.processor.model.TreeModel;
import dev.hokku.processor.model.TreeModel.Component;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/// Reads an `@HkTree` record from its declaration.
public final class TreeRecordReader {

  private TreeRecordReader() {}

  public static TreeModel read(TypeElement element) {
    return new TreeModel(
        TypeNames.ref(element),
        element.getModifiers().contains(Modifier.PUBLIC),
        TypePrinter.variables(element.getTypeParameters()),
        element.getRecordComponents().stream()
            .map(c -> new Component(c.getSimpleName().toString(), TypePrinter.print(c.asType()), unchecked(c.asType())))
            .toList());
  }

  private static boolean unchecked(TypeMirror type) {
    return switch (type.getKind()) {
      case TYPEVAR -> true;
      case DECLARED -> ((DeclaredType) type).getTypeArguments().stream()
          .anyMatch(a -> !(a instanceof WildcardType w) || w.getExtendsBound() != null || w.getSuperBound() != null);
      case ARRAY -> unchecked(((ArrayType) type).getComponentType());
      default -> false;
    };
  }

  /// Whether the record names its tree interface; it is not generated yet, so only its name is known.
  public static boolean declares(TypeElement element, TreeModel tree) {
    return TypeNames.implementsNamed(element, tree.tree().simple());
  }
}
