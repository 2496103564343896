package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[4,16] = A B` or `C += A B` for 512-bit vectors, as [Rows6x64].
final class Rows4x16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  private Rows4x16() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    int step = first ? 0 : ldc;
    FloatVector c0a = FloatVector.fromArray(S, sums, so);
    FloatVector c1a = FloatVector.fromArray(S, sums, so + step);
    FloatVector c2a = FloatVector.fromArray(S, sums, so + 2 * step);
    FloatVector c3a = FloatVector.fromArray(S, sums, so + 3 * step);
    int end = ao + kc;
    int at = bo - 32 * ao; // one variable counts through both arrays: a second one costs instructions
    for (int i = ao; i < end; i++) {
      FloatVector ba = FloatVector.fromArray(S, b, at + 32 * i);
      FloatVector a0 = FloatVector.broadcast(S, a[i]);
      c0a = a0.fma(ba, c0a);
      FloatVector a1 = FloatVector.broadcast(S, a[i + ROW]);
      c1a = a1.fma(ba, c1a);
      FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * ROW]);
      c2a = a2.fma(ba, c2a);
      FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * ROW]);
      c3a = a3.fma(ba, c3a);
    }
    c0a.intoArray(c, co);
    c1a.intoArray(c, co + ldc);
    c2a.intoArray(c, co + 2 * ldc);
    c3a.intoArray(c, co + 3 * ldc);
  }
}
