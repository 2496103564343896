package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[8,32] = A B` or `C += A B` for 512-bit vectors, as [Rows8x32] but with `A` packed `[k][12]`.
final class Tile8x32 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private Tile8x32() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    int step = first ? 0 : ldc;
    FloatVector c0a = FloatVector.fromArray(S, sums, so);
    FloatVector c0b = FloatVector.fromArray(S, sums, so + 16);
    FloatVector c1a = FloatVector.fromArray(S, sums, so + step);
    FloatVector c1b = FloatVector.fromArray(S, sums, so + step + 16);
    FloatVector c2a = FloatVector.fromArray(S, sums, so + 2 * step);
    FloatVector c2b = FloatVector.fromArray(S, sums, so + 2 * step + 16);
    FloatVector c3a = FloatVector.fromArray(S, sums, so + 3 * step);
    FloatVector c3b = FloatVector.fromArray(S, sums, so + 3 * step + 16);
    FloatVector c4a = FloatVector.fromArray(S, sums, so + 4 * step);
    FloatVector c4b = FloatVector.fromArray(S, sums, so + 4 * step + 16);
    FloatVector c5a = FloatVector.fromArray(S, sums, so + 5 * step);
    FloatVector c5b = FloatVector.fromArray(S, sums, so + 5 * step + 16);
    FloatVector c6a = FloatVector.fromArray(S, sums, so + 6 * step);
    FloatVector c6b = FloatVector.fromArray(S, sums, so + 6 * step + 16);
    FloatVector c7a = FloatVector.fromArray(S, sums, so + 7 * step);
    FloatVector c7b = FloatVector.fromArray(S, sums, so + 7 * step + 16);
    for (int k = 0; k < kc; k++) {
      FloatVector ba = FloatVector.fromArray(S, b, bo + 32 * k);
      FloatVector bb = FloatVector.fromArray(S, b, bo + 32 * k + 16);
      FloatVector a0 = FloatVector.broadcast(S, a[ao + 12 * k]);
      c0a = a0.fma(ba, c0a);
      c0b = a0.fma(bb, c0b);
      FloatVector a1 = FloatVector.broadcast(S, a[ao + 12 * k + 1]);
      c1a = a1.fma(ba, c1a);
      c1b = a1.fma(bb, c1b);
      FloatVector a2 = FloatVector.broadcast(S, a[ao + 12 * k + 2]);
      c2a = a2.fma(ba, c2a);
      c2b = a2.fma(bb, c2b);
      FloatVector a3 = FloatVector.broadcast(S, a[ao + 12 * k + 3]);
      c3a = a3.fma(ba, c3a);
      c3b = a3.fma(bb, c3b);
      FloatVector a4 = FloatVector.broadcast(S, a[ao + 12 * k + 4]);
      c4a = a4.fma(ba, c4a);
      c4b = a4.fma(bb, c4b);
      FloatVector a5 = FloatVector.broadcast(S, a[ao + 12 * k + 5]);
      c5a = a5.fma(ba, c5a);
      c5b = a5.fma(bb, c5b);
      FloatVector a6 = FloatVector.broadcast(S, a[ao + 12 * k + 6]);
      c6a = a6.fma(ba, c6a);
      c6b = a6.fma(bb, c6b);
      FloatVector a7 = FloatVector.broadcast(S, a[ao + 12 * k + 7]);
      c7a = a7.fma(ba, c7a);
      c7b = a7.fma(bb, c7b);
    }
    c0a.intoArray(c, co);
    c0b.intoArray(c, co + 16);
    c1a.intoArray(c, co + ldc);
    c1b.intoArray(c, co + ldc + 16);
    c2a.intoArray(c, co + 2 * ldc);
    c2b.intoArray(c, co + 2 * ldc + 16);
    c3a.intoArray(c, co + 3 * ldc);
    c3b.intoArray(c, co + 3 * ldc + 16);
    c4a.intoArray(c, co + 4 * ldc);
    c4b.intoArray(c, co + 4 * ldc + 16);
    c5a.intoArray(c, co + 5 * ldc);
    c5b.intoArray(c, co + 5 * ldc + 16);
    c6a.intoArray(c, co + 6 * ldc);
    c6b.intoArray(c, co + 6 * ldc + 16);
    c7a.intoArray(c, co + 7 * ldc);
    c7b.intoArray(c, co + 7 * ldc + 16);
  }
}
