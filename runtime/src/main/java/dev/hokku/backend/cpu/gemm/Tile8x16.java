package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[8,16] = A B` or `C += A B` for 512-bit vectors, as [Rows8x16] but with `A` packed `[k][12]`.
final class Tile8x16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private Tile8x16() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    int step = first ? 0 : ldc;
    FloatVector c0a = FloatVector.fromArray(S, sums, so);
    FloatVector c1a = FloatVector.fromArray(S, sums, so + step);
    FloatVector c2a = FloatVector.fromArray(S, sums, so + 2 * step);
    FloatVector c3a = FloatVector.fromArray(S, sums, so + 3 * step);
    FloatVector c4a = FloatVector.fromArray(S, sums, so + 4 * step);
    FloatVector c5a = FloatVector.fromArray(S, sums, so + 5 * step);
    FloatVector c6a = FloatVector.fromArray(S, sums, so + 6 * step);
    FloatVector c7a = FloatVector.fromArray(S, sums, so + 7 * step);
    for (int k = 0; k < kc; k++) {
      FloatVector ba = FloatVector.fromArray(S, b, bo + 32 * k);
      FloatVector a0 = FloatVector.broadcast(S, a[ao + 12 * k]);
      c0a = a0.fma(ba, c0a);
      FloatVector a1 = FloatVector.broadcast(S, a[ao + 12 * k + 1]);
      c1a = a1.fma(ba, c1a);
      FloatVector a2 = FloatVector.broadcast(S, a[ao + 12 * k + 2]);
      c2a = a2.fma(ba, c2a);
      FloatVector a3 = FloatVector.broadcast(S, a[ao + 12 * k + 3]);
      c3a = a3.fma(ba, c3a);
      FloatVector a4 = FloatVector.broadcast(S, a[ao + 12 * k + 4]);
      c4a = a4.fma(ba, c4a);
      FloatVector a5 = FloatVector.broadcast(S, a[ao + 12 * k + 5]);
      c5a = a5.fma(ba, c5a);
      FloatVector a6 = FloatVector.broadcast(S, a[ao + 12 * k + 6]);
      c6a = a6.fma(ba, c6a);
      FloatVector a7 = FloatVector.broadcast(S, a[ao + 12 * k + 7]);
      c7a = a7.fma(ba, c7a);
    }
    c0a.intoArray(c, co);
    c1a.intoArray(c, co + ldc);
    c2a.intoArray(c, co + 2 * ldc);
    c3a.intoArray(c, co + 3 * ldc);
    c4a.intoArray(c, co + 4 * ldc);
    c5a.intoArray(c, co + 5 * ldc);
    c6a.intoArray(c, co + 6 * ldc);
    c7a.intoArray(c, co + 7 * ldc);
  }
}
