package dev.hokku.backend.cpu.linalg;

/// [ColumnSums] for few rows without gaps between the columns: there OpenBLAS has one kernel for each number of rows, which keeps whole columns in registers.
///
/// It is chosen on CPUs with AVX-512 only; JAX gives other last bits on other CPUs. Ours are the same everywhere.
final class PackedSums {

  private static final int ROWS = 8;

  private PackedSums() {}

  /// Whether columns of this length and distance have these sums. More columns than a square has would have kernels of their own.
  static boolean apply(int length, int stride, int count) {
    return length <= ROWS && length == stride && count < ROWS;
  }

  /// The inner product of two columns, at `v` and at `x`.
  static float of(ColumnSums.Group group, float[] at, int v, int x, int length) {
    float[] p = new float[length];
    for (int i = 0; i < length; i++) {
      p[i] = at[x + i] * at[v + i];
    }
    return switch (group) {
      case FOUR -> ofFour(at, v, x, p);
      case TWO -> ofTwo(p);
      case ONE -> ofOne(at, v, x, p);
    };
  }

  private static float ofFour(float[] at, int v, int x, float[] p) {
    return switch (p.length) {
      case 3 -> three(at, v, x, p);
      case 4 -> p[0] + p[1] + (p[2] + p[3]);
      case 5 -> {
        float sum = p[0];
        for (int i = 1; i < p.length; i++) {
          sum = Math.fma(at[x + i], at[v + i], sum);
        }
        yield sum;
      }
      case 6 -> p[0] + plus(at, v, x, 1, p[2]) + (p[3] + plus(at, v, x, 4, p[5]));
      case 7 -> plus(at, v, x, 0, p[1]) + plus(at, v, x, 4, p[5]) + (plus(at, v, x, 2, p[3]) + p[6]);
      case 8 -> p[0] + p[1] + (p[2] + p[3]) + (p[4] + p[5] + (p[6] + p[7]));
      default -> inOrder(p);
    };
  }

  private static float ofTwo(float[] p) {
    return switch (p.length) {
      case 4 -> p[0] + p[1] + (p[2] + p[3]);
      case 8 -> p[0] + p[1] + (p[4] + p[5]) + (p[2] + p[3] + (p[6] + p[7]));
      default -> inOrder(p);
    };
  }

  private static float ofOne(float[] at, int v, int x, float[] p) {
    return switch (p.length) {
      case 3 -> three(at, v, x, p);
      case 8 -> p[0] + p[4] + (p[1] + p[5]) + (p[2] + p[6]) + (p[3] + p[7]);
      default -> inOrder(p);
    };
  }

  private static float three(float[] at, int v, int x, float[] p) {
    return plus(at, v, x, 2, plus(at, v, x, 0, p[1]));
  }

  /// The product of numbers `i`, not rounded before `addend` is added.
  private static float plus(float[] at, int v, int x, int i, float addend) {
    return Math.fma(at[x + i], at[v + i], addend);
  }

  private static float inOrder(float[] p) {
    float sum = p[0];
    for (int i = 1; i < p.length; i++) {
      sum += p[i];
    }
    return sum;
  }
}
