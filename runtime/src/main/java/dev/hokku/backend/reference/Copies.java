package dev.hokku.backend.reference;

import dev.hokku.tensor.Buffer;

/// Moves elements without looking at them, so that every bit survives (a NaN's payload too).
final class Copies {

  private Copies() {}

  /// `out[i] = source[positions[i]]`.
  static void gather(Buffer source, int[] positions, Buffer out) {
    int from = source.offset();
    int to = out.offset();
    switch (source.dtype()) {
      case F32 -> {
        float[] x = source.floats();
        float[] y = out.floats();
        for (int i = 0; i < positions.length; i++) {
          y[to + i] = x[from + positions[i]];
        }
      }
      case F64 -> {
        double[] x = source.doubles();
        double[] y = out.doubles();
        for (int i = 0; i < positions.length; i++) {
          y[to + i] = x[from + positions[i]];
        }
      }
      case S32, U32 -> {
        int[] x = source.ints();
        int[] y = out.ints();
        for (int i = 0; i < positions.length; i++) {
          y[to + i] = x[from + positions[i]];
        }
      }
      case S64, U64, S16, U16, F16, BF16, S8, U8, BOOL -> {
        for (int i = 0; i < positions.length; i++) {
          out.copyFrom(i, source, positions[i], 1);
        }
      }
    }
  }

  /// `out[positions[i]] = source[i]`.
  static void scatter(Buffer source, int[] positions, Buffer out) {
    for (int i = 0; i < positions.length; i++) {
      out.copyFrom(positions[i], source, i, 1);
    }
  }
}
