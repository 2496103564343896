package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.DType;

/// Reads positions from integer arrays.
///
/// @param dtype of the array
record Indices(DType dtype) {

  /// Element `i`; a `u64` beyond all longs is the largest long.
  long at(Object array, int i) {
    return switch (dtype) {
      case S32 -> ((int[]) array)[i];
      case U32 -> Integer.toUnsignedLong(((int[]) array)[i]);
      case S64 -> ((long[]) array)[i];
      case U64 -> ((long[]) array)[i] < 0 ? Long.MAX_VALUE : ((long[]) array)[i];
      case S16 -> ((short[]) array)[i];
      case U16 -> Short.toUnsignedInt(((short[]) array)[i]);
      case S8, BOOL -> ((byte[]) array)[i];
      case U8 -> Byte.toUnsignedInt(((byte[]) array)[i]);
      case F16, BF16, F32, F64 -> throw new IllegalArgumentException("Positions are integers, not %s.".formatted(dtype));
    };
  }

  /// Element `i` moved into `[0, last]`.
  int clamped(Object array, int i, int last) {
    return (int) Math.clamp(at(array, i), 0L, last);
  }
}
