package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[12,32] = A B` or `C += A B` for 512-bit vectors, as [Rows6x64], for what remains behind the last 64 columns.
final class Rows12x32 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  private Rows12x32() {}

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
    FloatVector c8a = FloatVector.fromArray(S, sums, so + 8 * step);
    FloatVector c8b = FloatVector.fromArray(S, sums, so + 8 * step + 16);
    FloatVector c9a = FloatVector.fromArray(S, sums, so + 9 * step);
    FloatVector c9b = FloatVector.fromArray(S, sums, so + 9 * step + 16);
    FloatVector c10a = FloatVector.fromArray(S, sums, so + 10 * step);
    FloatVector c10b = FloatVector.fromArray(S, sums, so + 10 * step + 16);
    FloatVector c11a = FloatVector.fromArray(S, sums, so + 11 * step);
    FloatVector c11b = FloatVector.fromArray(S, sums, so + 11 * step + 16);
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
      FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * ROW]);
      c4a = a4.fma(ba, c4a);
      c4b = a4.fma(bb, c4b);
      FloatVector a5 = FloatVector.broadcast(S, a[i + 5 * ROW]);
      c5a = a5.fma(ba, c5a);
      c5b = a5.fma(bb, c5b);
      FloatVector a6 = FloatVector.broadcast(S, a[i + 6 * ROW]);
      c6a = a6.fma(ba, c6a);
      c6b = a6.fma(bb, c6b);
      FloatVector a7 = FloatVector.broadcast(S, a[i + 7 * ROW]);
      c7a = a7.fma(ba, c7a);
      c7b = a7.fma(bb, c7b);
      FloatVector a8 = FloatVector.broadcast(S, a[i + 8 * ROW]);
      c8a = a8.fma(ba, c8a);
      c8b = a8.fma(bb, c8b);
      FloatVector a9 = FloatVector.broadcast(S, a[i + 9 * ROW]);
      c9a = a9.fma(ba, c9a);
      c9b = a9.fma(bb, c9b);
      FloatVector a10 = FloatVector.broadcast(S, a[i + 10 * ROW]);
      c10a = a10.fma(ba, c10a);
      c10b = a10.fma(bb, c10b);
      FloatVector a11 = FloatVector.broadcast(S, a[i + 11 * ROW]);
      c11a = a11.fma(ba, c11a);
      c11b = a11.fma(bb, c11b);
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
    c8a.intoArray(c, co + 8 * ldc);
    c8b.intoArray(c, co + 8 * ldc + 16);
    c9a.intoArray(c, co + 9 * ldc);
    c9b.intoArray(c, co + 9 * ldc + 16);
    c10a.intoArray(c, co + 10 * ldc);
    c10b.intoArray(c, co + 10 * ldc + 16);
    c11a.intoArray(c, co + 11 * ldc);
    c11b.intoArray(c, co + 11 * ldc + 16);
  }
}
