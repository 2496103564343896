package dev.hokku.backend.cpu.loop;

import dev.hokku.tensor.DType;
import java.util.Optional;

/// The kinds of values that loops compute with; all have lanes of 32 bits in a vector.
public enum Kind {
  /// `f32`, in `float[]`.
  FLOAT,
  /// `s32` and `u32`, in `int[]`.
  INT,
  /// `bool`, in `byte[]`; a mask in a vector.
  MASK;

  /// The kind of a dtype, or nothing if loops do not know it.
  public static Optional<Kind> of(DType dtype) {
    return switch (dtype) {
      case F32 -> Optional.of(FLOAT);
      case S32, U32 -> Optional.of(INT);
      case BOOL -> Optional.of(MASK);
      case U8, U16, U64, S8, S16, S64, F16, BF16, F64 -> Optional.empty();
    };
  }
}
