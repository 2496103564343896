package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[6,8] = A B` or `C += A B` for 256-bit vectors: 6 accumulators, 1 of `B` and one broadcast of `A` fit the registers.
///
/// `A` is packed `[k][6]` and `B` `[k][16]`, of which the first half is used. Each element is one chain of fma over ascending `k`, so neither the tiling nor
/// the vector width shows in the bits. There are no masks: edge tiles are computed whole, into a scratch tile.
final class Tile6x8 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;

  private Tile6x8() {}

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
    for (int k = 0; k < kc; k++) {
      FloatVector ba = FloatVector.fromArray(S, b, bo + 16 * k);
      FloatVector a0 = FloatVector.broadcast(S, a[ao + 6 * k]);
      c0a = a0.fma(ba, c0a);
      FloatVector a1 = FloatVector.broadcast(S, a[ao + 6 * k + 1]);
      c1a = a1.fma(ba, c1a);
      FloatVector a2 = FloatVector.broadcast(S, a[ao + 6 * k + 2]);
      c2a = a2.fma(ba, c2a);
      FloatVector a3 = FloatVector.broadcast(S, a[ao + 6 * k + 3]);
      c3a = a3.fma(ba, c3a);
      FloatVector a4 = FloatVector.broadcast(S, a[ao + 6 * k + 4]);
      c4a = a4.fma(ba, c4a);
      FloatVector a5 = FloatVector.broadcast(S, a[ao + 6 * k + 5]);
      c5a = a5.fma(ba, c5a);
    }
    c0a.intoArray(c, co);
    c1a.intoArray(c, co + ldc);
    c2a.intoArray(c, co + 2 * ldc);
    c3a.intoArray(c, co + 3 * ldc);
    c4a.intoArray(c, co + 4 * ldc);
    c5a.intoArray(c, co + 5 * ldc);
  }
}
