package dev.hokku.parity.golden;

import dev.hokku.tensor.DType;

/// numpy's names of element types.
public final class Dtypes {

  private Dtypes() {}

  public static DType parse(String name) {
    return switch (name) {
      case "float32" -> DType.F32;
      case "float64" -> DType.F64;
      case "float16" -> DType.F16;
      case "bfloat16" -> DType.BF16;
      case "int8" -> DType.S8;
      case "int16" -> DType.S16;
      case "int32" -> DType.S32;
      case "int64" -> DType.S64;
      case "uint8" -> DType.U8;
      case "uint16" -> DType.U16;
      case "uint32" -> DType.U32;
      case "uint64" -> DType.U64;
      case "bool" -> DType.BOOL;
      default -> throw new Mismatch("there is no dtype '%s'".formatted(name));
    };
  }
}
