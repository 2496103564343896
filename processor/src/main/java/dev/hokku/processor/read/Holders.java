package dev.hokku.processor.read;

import dev.hokku.Intrinsic;
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

  /// How many containers are around the module: none for `Linear`, one for `List<Linear>`.
  static int containers(TypeMirror type, Types types) {
    if (TypeNames.module(type, types) != null) {
      return 0;
    }
    return switch (type) {
      case ArrayType array -> 1 + containers(array.getComponentType(), types);
      case DeclaredType declared when isContainer(declared) && !declared.getTypeArguments().isEmpty() ->
          1 + containers(declared.getTypeArguments().getLast(), types);
      default -> 0;
    };
  }

  /// Collections, maps and optionals: their last type argument is what they hold.
  private static boolean isContainer(DeclaredType type) {
    String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
    return name.startsWith("java.util.") && !name.startsWith("java.util.function.") && !name.startsWith("java.util.stream.");
  }
}
