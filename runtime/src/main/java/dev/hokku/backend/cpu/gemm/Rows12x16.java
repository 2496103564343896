package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[12,16] = A B` or `C += A B` for 512-bit vectors, as [Rows6x64].
final class Rows12x16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  private Rows12x16() {}

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
    FloatVector c8a = FloatVector.fromArray(S, sums, so + 8 * step);
    FloatVector c9a = FloatVector.fromArray(S, sums, so + 9 * step);
    FloatVector c10a = FloatVector.fromArray(S, sums, so + 10 * step);
    FloatVector c11a = FloatVector.fromArray(S, sums, so + 11 * step);
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
      FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * ROW]);
      c4a = a4.fma(ba, c4a);
      FloatVector a5 = FloatVector.broadcast(S, a[i + 5 * ROW]);
      c5a = a5.fma(ba, c5a);
      FloatVector a6 = FloatVector.broadcast(S, a[i + 6 * ROW]);
      c6a = a6.fma(ba, c6a);
      FloatVector a7 = FloatVector.broadcast(S, a[i + 7 * ROW]);
      c7a = a7.fma(ba, c7a);
      FloatVector a8 = FloatVector.broadcast(S, a[i + 8 * ROW]);
      c8a = a8.fma(ba, c8a);
      FloatVector a9 = FloatVector.broadcast(S, a[i + 9 * ROW]);
      c9a = a9.fma(ba, c9a);
      FloatVector a10 = FloatVector.broadcast(S, a[i + 10 * ROW]);
      c10a = a10.fma(ba, c10a);
      FloatVector a11 = FloatVector.broadcast(S, a[i + 11 * ROW]);
      c11a = a11.fma(ba, c11a);
    }
    c0a.intoArray(c, co);
    c1a.intoArray(c, co + ldc);
    c2a.intoArray(c, co + 2 * ldc);
    c3a.intoArray(c, co + 3 * ldc);
    c4a.intoArray(c, co + 4 * ldc);
    c5a.intoArray(c, co + 5 * ldc);
    c6a.intoArray(c, co + 6 * ldc);
    c7a.intoArray(c, co + 7 * ldc);
    c8a.intoArray(c, co + 8 * ldc);
    c9a.intoArray(c, co + 9 * ldc);
    c10a.intoArray(c, co + 10 * ldc);
    c11a.intoArray(c, co + 11 * ldc);
  }
}
