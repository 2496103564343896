package dev.hokku.backend.cpu.loop;

/// [LoopOp]s on pieces of floats: `z[i] = op(x[a + i], y[b + i])` for `i` in `[0, n)`, one loop for each. The result may lie where an operand does.
final class FloatBlocks {

  private FloatBlocks() {}

  static void add(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] + y[b + i];
    }
  }

  static void sub(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] - y[b + i];
    }
  }

  static void mul(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] * y[b + i];
    }
  }

  static void div(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] / y[b + i];
    }
  }

  static void fma(float[] x, int a, float[] y, int b, float[] w, int c, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.fma(x[a + i], y[b + i], w[c + i]);
    }
  }

  static void max(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[a + i], y[b + i]);
    }
  }

  static void min(float[] x, int a, float[] y, int b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(x[a + i], y[b + i]);
    }
  }

  static void neg(float[] x, int a, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = -x[a + i];
    }
  }

  static void abs(float[] x, int a, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.abs(x[a + i]);
    }
  }

  static void sqrt(float[] x, int a, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = (float) Math.sqrt(x[a + i]);
    }
  }

  static void select(byte[] m, int a, float[] x, int b, float[] y, int c, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = m[a + i] != 0 ? x[b + i] : y[c + i];
    }
  }

  static void toInt(float[] x, int a, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = (int) x[a + i];
    }
  }

  static void bitsOf(float[] x, int a, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Float.floatToRawIntBits(x[a + i]);
    }
  }

  /// A comparison; `op` is one.
  static void compare(LoopOp op, float[] x, int a, float[] y, int b, byte[] z, int n) {
    switch (op) {
      case EQ -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] == y[b + i] ? 1 : 0);
        }
      }
      case NE -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] != y[b + i] ? 1 : 0);
        }
      }
      case LT -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] < y[b + i] ? 1 : 0);
        }
      }
      case LE -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] <= y[b + i] ? 1 : 0);
        }
      }
      case GT -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] > y[b + i] ? 1 : 0);
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] >= y[b + i] ? 1 : 0);
        }
      }
    }
  }
}
