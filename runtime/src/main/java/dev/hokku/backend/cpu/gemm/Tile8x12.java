package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[8,12] = A B` or `C += A B` for 128-bit vectors: 24 accumulators, 3 of `B` and one broadcast of `A` fit the registers.
///
/// `A` is packed `[k][8]` and `B` `[k][12]`. Each element is one chain of fma over ascending `k`, so neither the tiling nor
/// the vector width shows in the bits. There are no masks: edge tiles are computed whole, into a scratch tile.
final class Tile8x12 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_128;

  private Tile8x12() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    int step = first ? 0 : ldc;
    FloatVector c0a = FloatVector.fromArray(S, sums, so);
    FloatVector c0b = FloatVector.fromArray(S, sums, so + 4);
    FloatVector c0c = FloatVector.fromArray(S, sums, so + 8);
    FloatVector c1a = FloatVector.fromArray(S, sums, so + step);
    FloatVector c1b = FloatVector.fromArray(S, sums, so + step + 4);
    FloatVector c1c = FloatVector.fromArray(S, sums, so + step + 8);
    FloatVector c2a = FloatVector.fromArray(S, sums, so + 2 * step);
    FloatVector c2b = FloatVector.fromArray(S, sums, so + 2 * step + 4);
    FloatVector c2c = FloatVector.fromArray(S, sums, so + 2 * step + 8);
    FloatVector c3a = FloatVector.fromArray(S, sums, so + 3 * step);
    FloatVector c3b = FloatVector.fromArray(S, sums, so + 3 * step + 4);
    FloatVector c3c = FloatVector.fromArray(S, sums, so + 3 * step + 8);
    FloatVector c4a = FloatVector.fromArray(S, sums, so + 4 * step);
    FloatVector c4b = FloatVector.fromArray(S, sums, so + 4 * step + 4);
    FloatVector c4c = FloatVector.fromArray(S, sums, so + 4 * step + 8);
    FloatVector c5a = FloatVector.fromArray(S, sums, so + 5 * step);
    FloatVector c5b = FloatVector.fromArray(S, sums, so + 5 * step + 4);
    FloatVector c5c = FloatVector.fromArray(S, sums, so + 5 * step + 8);
    FloatVector c6a = FloatVector.fromArray(S, sums, so + 6 * step);
    FloatVector c6b = FloatVector.fromArray(S, sums, so + 6 * step + 4);
    FloatVector c6c = FloatVector.fromArray(S, sums, so + 6 * step + 8);
    FloatVector c7a = FloatVector.fromArray(S, sums, so + 7 * step);
    FloatVector c7b = FloatVector.fromArray(S, sums, so + 7 * step + 4);
    FloatVector c7c = FloatVector.fromArray(S, sums, so + 7 * step + 8);
    for (int k = 0; k < kc; k++) {
      FloatVector ba = FloatVector.fromArray(S, b, bo + 12 * k);
      FloatVector bb = FloatVector.fromArray(S, b, bo + 12 * k + 4);
      FloatVector bc = FloatVector.fromArray(S, b, bo + 12 * k + 8);
      FloatVector a0 = FloatVector.broadcast(S, a[ao + 8 * k]);
      c0a = a0.fma(ba, c0a);
      c0b = a0.fma(bb, c0b);
      c0c = a0.fma(bc, c0c);
      FloatVector a1 = FloatVector.broadcast(S, a[ao + 8 * k + 1]);
      c1a = a1.fma(ba, c1a);
      c1b = a1.fma(bb, c1b);
      c1c = a1.fma(bc, c1c);
      FloatVector a2 = FloatVector.broadcast(S, a[ao + 8 * k + 2]);
      c2a = a2.fma(ba, c2a);
      c2b = a2.fma(bb, c2b);
      c2c = a2.fma(bc, c2c);
      FloatVector a3 = FloatVector.broadcast(S, a[ao + 8 * k + 3]);
      c3a = a3.fma(ba, c3a);
      c3b = a3.fma(bb, c3b);
      c3c = a3.fma(bc, c3c);
      FloatVector a4 = FloatVector.broadcast(S, a[ao + 8 * k + 4]);
      c4a = a4.fma(ba, c4a);
      c4b = a4.fma(bb, c4b);
      c4c = a4.fma(bc, c4c);
      FloatVector a5 = FloatVector.broadcast(S, a[ao + 8 * k + 5]);
      c5a = a5.fma(ba, c5a);
      c5b = a5.fma(bb, c5b);
      c5c = a5.fma(bc, c5c);
      FloatVector a6 = FloatVector.broadcast(S, a[ao + 8 * k + 6]);
      c6a = a6.fma(ba, c6a);
      c6b = a6.fma(bb, c6b);
      c6c = a6.fma(bc, c6c);
      FloatVector a7 = FloatVector.broadcast(S, a[ao + 8 * k + 7]);
      c7a = a7.fma(ba, c7a);
      c7b = a7.fma(bb, c7b);
      c7c = a7.fma(bc, c7c);
    }
    c0a.intoArray(c, co);
    c0b.intoArray(c, co + 4);
    c0c.intoArray(c, co + 8);
    c1a.intoArray(c, co + ldc);
    c1b.intoArray(c, co + ldc + 4);
    c1c.intoArray(c, co + ldc + 8);
    c2a.intoArray(c, co + 2 * ldc);
    c2b.intoArray(c, co + 2 * ldc + 4);
    c2c.intoArray(c, co + 2 * ldc + 8);
    c3a.intoArray(c, co + 3 * ldc);
    c3b.intoArray(c, co + 3 * ldc + 4);
    c3c.intoArray(c, co + 3 * ldc + 8);
    c4a.intoArray(c, co + 4 * ldc);
    c4b.intoArray(c, co + 4 * ldc + 4);
    c4c.intoArray(c, co + 4 * ldc + 8);
    c5a.intoArray(c, co + 5 * ldc);
    c5b.intoArray(c, co + 5 * ldc + 4);
    c5c.intoArray(c, co + 5 * ldc + 8);
    c6a.intoArray(c, co + 6 * ldc);
    c6b.intoArray(c, co + 6 * ldc + 4);
    c6c.intoArray(c, co + 6 * ldc + 8);
    c7a.intoArray(c, co + 7 * ldc);
    c7b.intoArray(c, co + 7 * ldc + 4);
    c7c.intoArray(c, co + 7 * ldc + 8);
  }
}
