package dev.hokku.backend.cpu.gemm;

/// `C[4,4] = A B` or `C += A B` in plain Java, one row of four accumulators at a time: what is used where the Vector API is absent.
///
/// `A` is packed `[k][4]` and `B` `[k][4]`. The same chain of fma per element as in the vector tiles, so the same bits.
final class Tile4x4 {

  private Tile4x4() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    for (int row = 0; row < 4; row++) {
      int at = co + row * ldc;
      if (first) {
        c[at] = 0;
        c[at + 1] = 0;
        c[at + 2] = 0;
        c[at + 3] = 0;
      }
      row(kc, a, ao + row, b, bo, c, at);
    }
  }

  private static void row(int kc, float[] a, int ao, float[] b, int bo, float[] c, int at) {
    float c0 = c[at];
    float c1 = c[at + 1];
    float c2 = c[at + 2];
    float c3 = c[at + 3];
    for (int k = 0; k < kc; k++) {
      float x = a[ao + 4 * k];
      c0 = Math.fma(x, b[bo + 4 * k], c0);
      c1 = Math.fma(x, b[bo + 4 * k + 1], c1);
      c2 = Math.fma(x, b[bo + 4 * k + 2], c2);
      c3 = Math.fma(x, b[bo + 4 * k + 3], c3);
    }
    c[at] = c0;
    c[at + 1] = c1;
    c[at + 2] = c2;
    c[at + 3] = c3;
  }
}
