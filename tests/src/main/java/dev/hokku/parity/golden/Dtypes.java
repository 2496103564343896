package dev.hokku.parity.golden;

import dev.hokku.tensor.DType;

/// numpy's names of element types.
public final class Dtypes {

  private Dtypes() {}

  /// @throws Mismatch if we have no such type
  public static DType parse(String name) {
    try {
      return DType.parse(DType.simpleName(name));
    } catch (IllegalArgumentException unknown) {
      throw new Mismatch("there is no dtype '%s'".formatted(name));
    }
  }

  /// numpy's name of a type.
  public static String name(DType dtype) {
    return switch (dtype) {
      case BOOL -> "bool";
      case U8, U16, U32, U64 -> "uint" + dtype.bits();
      case S8, S16, S32, S64 -> "int" + dtype.bits();
      case F16, F32, F64 -> "float" + dtype.bits();
      case BF16 -> "bfloat16";
    };
  }
}
