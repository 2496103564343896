package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `c[128] (+)= a B` for one row `a` and 128 columns of an unpacked `B`: a product of one row reads `B` once, so packing it would double
/// the traffic. The same chain of fma per element as in the tiles.
final class Row1x128 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private Row1x128() {}

  static void run(int kc, float[] a, int ao, int astep, float[] b, int bo, int ldb, boolean first, float[] c, int co) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = FloatVector.zero(S);
    FloatVector c2 = FloatVector.zero(S);
    FloatVector c3 = FloatVector.zero(S);
    FloatVector c4 = FloatVector.zero(S);
    FloatVector c5 = FloatVector.zero(S);
    FloatVector c6 = FloatVector.zero(S);
    FloatVector c7 = FloatVector.zero(S);
    if (!first) {
      c0 = FloatVector.fromArray(S, c, co);
      c1 = FloatVector.fromArray(S, c, co + 16);
      c2 = FloatVector.fromArray(S, c, co + 32);
      c3 = FloatVector.fromArray(S, c, co + 48);
      c4 = FloatVector.fromArray(S, c, co + 64);
      c5 = FloatVector.fromArray(S, c, co + 80);
      c6 = FloatVector.fromArray(S, c, co + 96);
      c7 = FloatVector.fromArray(S, c, co + 112);
    }
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
