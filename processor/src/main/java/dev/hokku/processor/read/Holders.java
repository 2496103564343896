package dev.hokku.processor.read;

import dev.hokku.Intrinsic;
import dev.hokku.processor.model.Submodule.Container;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Which modules a type can hold: a module itself, or arrays, collections, maps and optionals of them.
final class Holders {

  private Holders() {}

  /// The module class that values of this type are or contain; null if none.
  static @Nullable TypeElement element(@Nullable TypeMirror type, Types types) {
    if (type == null) {
      return null;
    }
    TypeElement module = TypeNames.module(type, types);
    if (module != null) {
      return module;
    }
    return switch (type) {
      case ArrayType array -> element(array.getComponentType(), types);
      case DeclaredType declared when isContainer(declared) && !declared.getTypeArguments().isEmpty() ->
          element(declared.getTypeArguments().getLast(), types);
      default -> null;
    };
  }

  /// Whether a type makes a module later, or contains such.
  static boolean isLater(@Nullable TypeMirror type, Types types) {
    return switch (type) {
      case ArrayType array -> isLater(array.getComponentType(), types);
      case DeclaredType declared when !declared.getTypeArguments().isEmpty() -> {
        TypeMirror last = declared.getTypeArguments().getLast();
        yield Marks.has(declared.asElement(), Intrinsic.MakesLater.class)
            ? element(last, types) != null
            : isContainer(declared) && isLater(last, types);
      }
      case null, default -> false;
    };
  }

  /// Whether a type holds modules, now or later.
  static boolean holds(@Nullable TypeMirror type, Types types) {
    return element(type, types) != null || isLater(type, types);
  }

  /// The containers around the module, outermost first: none for `Linear`, one for `List<Linear>`.
  static List<Container> containers(TypeMirror type, Types types) {
    List<Container> found = new ArrayList<>();
    TypeMirror at = type;
    while (TypeNames.module(at, types) == null) {
      switch (at) {
        case ArrayType array -> {
          found.add(Container.ARRAY);
          at = array.getComponentType();
        }
        case DeclaredType declared when isContainer(declared) && !declared.getTypeArguments().isEmpty() -> {
          found.add(kind(declared));
          at = declared.getTypeArguments().getLast();
        }
        default -> {
          return found;
        }
      }
    }
    return found;
  }

  private static Container kind(DeclaredType type) {
    String name = type.asElement().getSimpleName().toString();
    return name.equals("Optional") ? Container.OPTIONAL : name.endsWith("Map") ? Container.MAP : Container.COLLECTION;
  }

  /// Collections, maps and optionals: their last type argument is what they hold.
  private static boolean isContainer(DeclaredType type) {
    String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
    return name.startsWith("java.util.") && !name.startsWith("java.util.function.") && !name.startsWith("java.util.stream.");
  }
}
