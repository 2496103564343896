package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[4,64] = A B` or `C += A B` for 512-bit vectors, as [Rows6x64].
final class Rows4x64 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  private Rows4x64() {}

  static void run(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    int step = first ? 0 : ldc;
    FloatVector c0a = FloatVector.fromArray(S, sums, so);
    FloatVector c0b = FloatVector.fromArray(S, sums, so + 16);
    FloatVector c0c = FloatVector.fromArray(S, sums, so + 32);
    FloatVector c0d = FloatVector.fromArray(S, sums, so + 48);
    FloatVector c1a = FloatVector.fromArray(S, sums, so + step);
    FloatVector c1b = FloatVector.fromArray(S, sums, so + step + 16);
    FloatVector c1c = FloatVector.fromArray(S, sums, so + step + 32);
    FloatVector c1d = FloatVector.fromArray(S, sums, so + step + 48);
    FloatVector c2a = FloatVector.fromArray(S, sums, so + 2 * step);
    FloatVector c2b = FloatVector.fromArray(S, sums, so + 2 * step + 16);
    FloatVector c2c = FloatVector.fromArray(S, sums, so + 2 * step + 32);
    FloatVector c2d = FloatVector.fromArray(S, sums, so + 2 * step + 48);
    FloatVector c3a = FloatVector.fromArray(S, sums, so + 3 * step);
    FloatVector c3b = FloatVector.fromArray(S, sums, so + 3 * step + 16);
    FloatVector c3c = FloatVector.fromArray(S, sums, so + 3 * step + 32);
    FloatVector c3d = FloatVector.fromArray(S, sums, so + 3 * step + 48);
    int end = ao + kc;
    int at = bo - 64 * ao; // one variable counts through both arrays: a second one costs instructions
    for (int i = ao; i < end; i++) {
      FloatVector ba = FloatVector.fromArray(S, b, at + 64 * i);
      FloatVector bb = FloatVector.fromArray(S, b, at + 64 * i + 16);
      FloatVector bc = FloatVector.fromArray(S, b, at + 64 * i + 32);
      FloatVector bd = FloatVector.fromArray(S, b, at + 64 * i + 48);
      FloatVector a0 = FloatVector.broadcast(S, a[i]);
      c0a = a0.fma(ba, c0a);
      c0b = a0.fma(bb, c0b);
      c0c = a0.fma(bc, c0c);
      c0d = a0.fma(bd, c0d);
      FloatVector a1 = FloatVector.broadcast(S, a[i + ROW]);
      c1a = a1.fma(ba, c1a);
      c1b = a1.fma(bb, c1b);
      c1c = a1.fma(bc, c1c);
      c1d = a1.fma(bd, c1d);
      FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * ROW]);
      c2a = a2.fma(ba, c2a);
      c2b = a2.fma(bb, c2b);
      c2c = a2.fma(bc, c2c);
      c2d = a2.fma(bd, c2d);
      FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * ROW]);
      c3a = a3.fma(ba, c3a);
      c3b = a3.fma(bb, c3b);
      c3c = a3.fma(bc, c3c);
      c3d = a3.fma(bd, c3d);
    }
    c0a.intoArray(c, co);
    c0b.intoArray(c, co + 16);
    c0c.intoArray(c, co + 32);
    c0d.intoArray(c, co + 48);
    c1a.intoArray(c, co + ldc);
    c1b.intoArray(c, co + ldc + 16);
    c1c.intoArray(c, co + ldc + 32);
    c1d.intoArray(c, co + ldc + 48);
    c2a.intoArray(c, co + 2 * ldc);
    c2b.intoArray(c, co + 2 * ldc + 16);
    c2c.intoArray(c, co + 2 * ldc + 32);
    c2d.intoArray(c, co + 2 * ldc + 48);
    c3a.intoArray(c, co + 3 * ldc);
    c3b.intoArray(c, co + 3 * ldc + 16);
    c3c.intoArray(c, co + 3 * ldc + 32);
    c3d.intoArray(c, co + 3 * ldc + 48);
  }
}
