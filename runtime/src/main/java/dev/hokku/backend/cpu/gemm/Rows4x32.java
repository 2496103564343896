package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[4,32] = A B` or `C += A B` for 512-bit vectors, as [Tile4x32] but with the rows of `A` packed one behind the other, [Packing#ROW] apart.
final class Rows4x32 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  private Rows4x32() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    FloatVector c0a = FloatVector.zero(S);
    FloatVector c0b = FloatVector.zero(S);
    FloatVector c1a = FloatVector.zero(S);
    FloatVector c1b = FloatVector.zero(S);
    FloatVector c2a = FloatVector.zero(S);
    FloatVector c2b = FloatVector.zero(S);
    FloatVector c3a = FloatVector.zero(S);
    FloatVector c3b = FloatVector.zero(S);
    if (!first) {
      c0a = FloatVector.fromArray(S, c, co);
      c0b = FloatVector.fromArray(S, c, co + 16);
      c1a = FloatVector.fromArray(S, c, co + ldc);
      c1b = FloatVector.fromArray(S, c, co + ldc + 16);
      c2a = FloatVector.fromArray(S, c, co + 2 * ldc);
      c2b = FloatVector.fromArray(S, c, co + 2 * ldc + 16);
      c3a = FloatVector.fromArray(S, c, co + 3 * ldc);
      c3b = FloatVector.fromArray(S, c, co + 3 * ldc + 16);
    }
    int end = ao + kc;
    int at = bo - 32 * ao; // one variable counts through both arrays: a second one costs instructions
    for (int i = ao; i < end; i++) {
      FloatVector ba = FloatVector.fromArray(S, b, at + 32 * i);
      FloatVector bb = FloatVector.fromArray(S, b, at + 32 * i + 16);
      FloatVector a0 = FloatVector.broadcast(S, a[i]);
      c0a = a0.fma(ba, c0a);
      c0b = a0.fma(bb, c0b);
      FloatVector a1 = FloatVector.broadcast(S, a[i + ROW]);
      c1a = a1.fma(ba, c1a);
      c1b = a1.fma(bb, c1b);
      FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * ROW]);
      c2a = a2.fma(ba, c2a);
      c2b = a2.fma(bb, c2b);
      FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * ROW]);
      c3a = a3.fma(ba, c3a);
      c3b = a3.fma(bb, c3b);
    }
    c0a.intoArray(c, co);
    c0b.intoArray(c, co + 16);
    c1a.intoArray(c, co + ldc);
    c1b.intoArray(c, co + ldc + 16);
    c2a.intoArray(c, co + 2 * ldc);
    c2b.intoArray(c, co + 2 * ldc + 16);
    c3a.intoArray(c, co + 3 * ldc);
    c3b.intoArray(c, co + 3 * ldc + 16);
  }
}
