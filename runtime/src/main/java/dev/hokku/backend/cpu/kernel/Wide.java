package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;

/// Elements of all types as doubles (floats) or longs (integers, `bool`), and back: what kernels for every dtype compute in.
///
/// Sums, differences, products and quotients of two numbers of up to 32 bits, computed in `double` and rounded once, have the bits that
/// arithmetic of their own width gives.
public final class Wide {

  private Wide() {}

  /// `y[i] = x[from + i step]`.
  public static void load(DType dtype, Object x, int from, int step, double[] y, int n) {
    switch (dtype) {
      case F32 -> {
        float[] source = (float[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case F64 -> {
        double[] source = (double[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case BF16 -> {
        short[] source = (short[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = Numbers.bfloat16ToFloat(source[from + i * step]);
        }
      }
      case F16 -> {
        short[] source = (short[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = Float.float16ToFloat(source[from + i * step]);
        }
      }
      case S8, U8, S16, U16, S32, U32, S64, U64, BOOL -> throw notOf(dtype, "double");
    }
  }

  /// `y[to + i step] = x[i]`, rounded once.
  public static void store(DType dtype, double[] x, Object y, int to, int step, int n) {
    switch (dtype) {
      case F32 -> {
        float[] target = (float[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = (float) x[i];
        }
      }
      case F64 -> {
        double[] target = (double[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = x[i];
        }
      }
      case BF16 -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = Numbers.doubleToBfloat16(x[i]);
        }
      }
      case F16 -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = Numbers.doubleToFloat16(x[i]);
        }
      }
      case S8, U8, S16, U16, S32, U32, S64, U64, BOOL -> throw notOf(dtype, "double");
    }
  }

  /// `y[i] = x[from + i step]`, extended with the sign or with zeros; `u64` keeps its bits.
  public static void load(DType dtype, Object x, int from, int step, long[] y, int n) {
    switch (dtype) {
      case S64, U64 -> {
        long[] source = (long[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case S32 -> {
        int[] source = (int[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case U32 -> {
        int[] source = (int[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = Integer.toUnsignedLong(source[from + i * step]);
        }
      }
      case S16 -> {
        short[] source = (short[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case U16 -> {
        short[] source = (short[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = Short.toUnsignedLong(source[from + i * step]);
        }
      }
      case S8, BOOL -> {
        byte[] source = (byte[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = source[from + i * step];
        }
      }
      case U8 -> {
        byte[] source = (byte[]) x;
        for (int i = 0; i < n; i++) {
          y[i] = Byte.toUnsignedLong(source[from + i * step]);
        }
      }
      case F16, BF16, F32, F64 -> throw notOf(dtype, "long");
    }
  }

  /// `y[to + i step] = x[i]`, the low bits; `bool` becomes 1 unless `x[i]` is 0.
  public static void store(DType dtype, long[] x, Object y, int to, int step, int n) {
    switch (dtype) {
      case S64, U64 -> {
        long[] target = (long[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = x[i];
        }
      }
      case S32, U32 -> {
        int[] target = (int[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = (int) x[i];
        }
      }
      case S16, U16 -> {
        short[] target = (short[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = (short) x[i];
        }
      }
      case S8, U8 -> {
        byte[] target = (byte[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = (byte) x[i];
        }
      }
      case BOOL -> {
        byte[] target = (byte[]) y;
        for (int i = 0; i < n; i++) {
          target[to + i * step] = (byte) (x[i] != 0 ? 1 : 0);
        }
      }
      case F16, BF16, F32, F64 -> throw notOf(dtype, "long");
    }
  }

  private static IllegalArgumentException notOf(DType dtype, String type) {
    return new IllegalArgumentException("Elements of %s are not computed in %s.".formatted(dtype, type));
  }
}
