package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[4,16] = A B` or `C += A B` for 512-bit vectors: 4 accumulators, 1 of `B` and one broadcast of `A` fit the registers.
///
/// `A` is packed `[k][4]` and `B` `[k][32]`, of which the first half is used. Each element is one chain of fma over ascending `k`, so neither the tiling nor
/// the vector width shows in the bits. There are no masks: edge tiles are computed whole, into a scratch tile.
final class Tile4x16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private Tile4x16() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    FloatVector c0a = FloatVector.zero(S);
    FloatVector c1a = FloatVector.zero(S);
    FloatVector c2a = FloatVector.zero(S);
    FloatVector c3a = FloatVector.zero(S);
    if (!first) {
      c0a = FloatVector.fromArray(S, c, co);
      c1a = FloatVector.fromArray(S, c, co + ldc);
      c2a = FloatVector.fromArray(S, c, co + 2 * ldc);
      c3a = FloatVector.fromArray(S, c, co + 3 * ldc);
    }
    for (int k = 0; k < kc; k++) {
      FloatVector ba = FloatVector.fromArray(S, b, bo + 32 * k);
      FloatVector a0 = FloatVector.broadcast(S, a[ao + 4 * k]);
      c0a = a0.fma(ba, c0a);
      FloatVector a1 = FloatVector.broadcast(S, a[ao + 4 * k + 1]);
      c1a = a1.fma(ba, c1a);
      FloatVector a2 = FloatVector.broadcast(S, a[ao + 4 * k + 2]);
      c2a = a2.fma(ba, c2a);
      FloatVector a3 = FloatVector.broadcast(S, a[ao + 4 * k + 3]);
      c3a = a3.fma(ba, c3a);
    }
    c0a.intoArray(c, co);
    c1a.intoArray(c, co + ldc);
    c2a.intoArray(c, co + 2 * ldc);
    c3a.intoArray(c, co + 3 * ldc);
  }
}
