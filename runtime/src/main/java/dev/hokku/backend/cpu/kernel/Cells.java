package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.Buffer;

/// Elements of Java arrays, moved without looking at them: every bit survives, a NaN's payload too. Both arrays have the same type.
///
/// Each loop is written once for each width of elements, since C2 makes fast code only of loops that know it.
public final class Cells {

  private Cells() {}

  /// `y[to + i] = x[from + i step]` for `i` in `[0, n)`; step 0 repeats one element.
  static void walk(Object x, int from, int step, Object y, int to, int n) {
    if (step == 1) {
      System.arraycopy(x, from, y, to, n);
      return;
    }
    switch (x) {
      case float[] source -> {
        float[] target = (float[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      case double[] source -> {
        double[] target = (double[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      case int[] source -> {
        int[] target = (int[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      case long[] source -> {
        long[] target = (long[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      case short[] source -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      case byte[] source -> {
        byte[] target = (byte[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i] = source[from + i * step];
        }
      }
      default -> throw unknown(x);
    }
  }

  /// `y[to + i step] = x[from + i]` for `i` in `[0, n)`.
  static void spread(Object x, int from, Object y, int to, int step, int n) {
    if (step == 1) {
      System.arraycopy(x, from, y, to, n);
      return;
    }
    switch (x) {
      case float[] source -> {
        float[] target = (float[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      case double[] source -> {
        double[] target = (double[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      case int[] source -> {
        int[] target = (int[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      case long[] source -> {
        long[] target = (long[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      case short[] source -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      case byte[] source -> {
        byte[] target = (byte[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = source[from + i];
        }
      }
      default -> throw unknown(x);
    }
  }

  /// `y[to + i toStep] = x[from + order[i] step]` for `i` in `[0, n)`.
  static void pick(Object x, int from, int step, int[] order, Object y, int to, int toStep, int n) {
    switch (x) {
      case float[] source -> {
        float[] target = (float[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      case double[] source -> {
        double[] target = (double[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      case int[] source -> {
        int[] target = (int[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      case long[] source -> {
        long[] target = (long[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      case short[] source -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      case byte[] source -> {
        byte[] target = (byte[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * toStep] = source[from + order[i] * step];
        }
      }
      default -> throw unknown(x);
    }
  }

  /// `z[to + i] = condition[m + i] ? x[a + i] : y[b + i]` for `i` in `[0, n)`.
  static void choose(byte[] condition, int m, Object x, int a, Object y, int b, Object z, int to, int n) {
    switch (x) {
      case float[] then -> {
        float[] otherwise = (float[]) y;
        float[] target = (float[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      case double[] then -> {
        double[] otherwise = (double[]) y;
        double[] target = (double[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      case int[] then -> {
        int[] otherwise = (int[]) y;
        int[] target = (int[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      case long[] then -> {
        long[] otherwise = (long[]) y;
        long[] target = (long[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      case short[] then -> {
        short[] otherwise = (short[]) y;
        short[] target = (short[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      case byte[] then -> {
        byte[] otherwise = (byte[]) y;
        byte[] target = (byte[]) z;
        for (int i = 0; i < n; i++) {
          target[to + i] = condition[m + i] != 0 ? then[a + i] : otherwise[b + i];
        }
      }
      default -> throw unknown(x);
    }
  }

  /// Transposes a tile: `y[to + i toStep + j] = x[from + i + j fromStep]` for `i` in `[0, rows)`, `j` in `[0, columns)`.
  static void tile(Object x, int from, int fromStep, Object y, int to, int toStep, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      walk(x, from + i, fromStep, y, to + i * toStep, columns);
    }
  }

  /// The array behind a buffer, of the type that its dtype has.
  public static Object array(Buffer buffer) {
    return switch (buffer.dtype()) {
      case F32 -> buffer.floats();
      case F64 -> buffer.doubles();
      case S32, U32 -> buffer.ints();
      case S64, U64 -> buffer.longs();
      case S16, U16, F16, BF16 -> buffer.shorts();
      case S8, U8, BOOL -> buffer.bytes();
    };
  }

  static IllegalArgumentException unknown(Object array) {
    return new IllegalArgumentException("A buffer holds no %s.".formatted(array.getClass().getSimpleName()));
  }
}
