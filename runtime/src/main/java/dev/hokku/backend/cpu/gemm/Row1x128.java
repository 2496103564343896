package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `c[128] (+)= a B` for one row `a` and 128 columns of an unpacked `B`: a product of one row reads `B` once, so packing it would double
/// the traffic. The same chain of fma per element as in the tiles.
final class Row1x128 {

  static final int COLUMNS = 128;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private Row1x128() {}

  static void run(int kc, float[] a, int ao, int astep, float[] b, int bo, int ldb, boolean first, float[] c, int co) {
    float[] sums = first ? Tiling.ZEROS : c; // a choice of vectors rather than of arrays might leave them boxed
    int so = first ? 0 : co;
    FloatVector c0 = FloatVector.fromArray(S, sums, so);
    FloatVector c1 = FloatVector.fromArray(S, sums, so + 16);
    FloatVector c2 = FloatVector.fromArray(S, sums, so + 32);
    FloatVector c3 = FloatVector.fromArray(S, sums, so + 48);
    FloatVector c4 = FloatVector.fromArray(S, sums, so + 64);
    FloatVector c5 = FloatVector.fromArray(S, sums, so + 80);
    FloatVector c6 = FloatVector.fromArray(S, sums, so + 96);
    FloatVector c7 = FloatVector.fromArray(S, sums, so + 112);
    for (int k = 0; k < kc; k++) {
      FloatVector x = FloatVector.broadcast(S, a[ao + k * astep]);
      int at = bo + k * ldb;
      c0 = x.fma(FloatVector.fromArray(S, b, at), c0);
      c1 = x.fma(FloatVector.fromArray(S, b, at + 16), c1);
      c2 = x.fma(FloatVector.fromArray(S, b, at + 32), c2);
      c3 = x.fma(FloatVector.fromArray(S, b, at + 48), c3);
      c4 = x.fma(FloatVector.fromArray(S, b, at + 64), c4);
      c5 = x.fma(FloatVector.fromArray(S, b, at + 80), c5);
      c6 = x.fma(FloatVector.fromArray(S, b, at + 96), c6);
      c7 = x.fma(FloatVector.fromArray(S, b, at + 112), c7);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + 16);
    c2.intoArray(c, co + 32);
    c3.intoArray(c, co + 48);
    c4.intoArray(c, co + 64);
    c5.intoArray(c, co + 80);
    c6.intoArray(c, co + 96);
    c7.intoArray(c, co + 112);
  }
}
