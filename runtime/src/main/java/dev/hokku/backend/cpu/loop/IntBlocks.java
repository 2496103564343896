package dev.hokku.backend.cpu.loop;

/// [LoopOp]s on pieces of ints: `z[i] = op(x[a + i], y[b + i])` for `i` in `[0, n)`, one loop for each. The result may lie where an operand does.
final class IntBlocks {

  private IntBlocks() {}

  static void add(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] + y[b + i];
    }
  }

  static void sub(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] - y[b + i];
    }
  }

  static void mul(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] * y[b + i];
    }
  }

  static void max(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[a + i], y[b + i]);
    }
  }

  static void min(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(x[a + i], y[b + i]);
    }
  }

  static void and(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] & y[b + i];
    }
  }

  static void or(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] | y[b + i];
    }
  }

  static void xor(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] ^ y[b + i];
    }
  }

  static void shl(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] << y[b + i];
    }
  }

  static void shr(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] >>> y[b + i];
    }
  }

  static void sar(int[] x, int a, int[] y, int b, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i] >> y[b + i];
    }
  }

  static void neg(int[] x, int a, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = -x[a + i];
    }
  }

  static void abs(int[] x, int a, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.abs(x[a + i]);
    }
  }

  static void not(int[] x, int a, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = ~x[a + i];
    }
  }

  static void toFloat(int[] x, int a, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[a + i];
    }
  }

  static void floatOf(int[] x, int a, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Float.intBitsToFloat(x[a + i]);
    }
  }

  static void select(byte[] m, int a, int[] x, int b, int[] y, int c, int[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = m[a + i] != 0 ? x[b + i] : y[c + i];
    }
  }

  /// A comparison; `op` is one.
  static void compare(LoopOp op, int[] x, int a, int[] y, int b, byte[] z, int n) {
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
