package dev.hokku.backend.cpu.math;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/// The functions of [ScalarMath] for vectors of any length: the same operations in the same order, so the same bits. Choices are compare
/// and blend; `max` and `min` would take several instructions more, for the sake of NaN and `-0`.
public final class VectorMath {

  private static final float MAGIC = 12582912f;

  private VectorMath() {}

  /// `e^x`.
  public static FloatVector exp(FloatVector x) {
    FloatVector c = x.blend(-104f, x.compare(LT, -104f));
    c = c.blend(89f, c.compare(GT, 89f));
    FloatVector t = c.lanewise(FMA, FloatVector.broadcast(c.species(), 1.44269504f), MAGIC);
    IntVector n = t.reinterpretAsInts();
    FloatVector k = t.sub(MAGIC);
    FloatVector r = k.fma(FloatVector.broadcast(k.species(), -0.693359375f), c);
    r = k.fma(FloatVector.broadcast(k.species(), 2.12194440e-4f), r);
    FloatVector p = FloatVector.broadcast(r.species(), 1.9875691500e-4f);
    p = p.lanewise(FMA, r, 1.3981999507e-3f);
    p = p.lanewise(FMA, r, 8.3334519073e-3f);
    p = p.lanewise(FMA, r, 4.1665795894e-2f);
    p = p.lanewise(FMA, r, 1.6666665459e-1f);
    p = p.lanewise(FMA, r, 5.0000001201e-1f);
    p = p.fma(r.mul(r), r).add(1f);
    IntVector whole = n.lanewise(LSHL, 10).lanewise(ASHR, 10);
    IntVector half = whole.lanewise(ASHR, 1);
    FloatVector first = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    FloatVector second = whole.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    return p.mul(first).mul(second);
  }

  /// The natural logarithm.
  public static FloatVector log(FloatVector x) {
    VectorMask<Float> tiny = x.compare(LT, 1.17549435e-38f);
    FloatVector s = x.blend(x.mul(8388608f), tiny);
    IntVector bits = s.reinterpretAsInts();
    FloatVector e = (FloatVector) bits.lanewise(LSHR, 23).and(0xff).sub(126).convert(I2F, 0);
    e = e.blend(e.sub(23f), tiny);
    FloatVector m = bits.and(0x7fffff).or(0x3f000000).reinterpretAsFloats();
    VectorMask<Float> low = m.compare(LT, 0.70710678f);
    e = e.blend(e.sub(1f), low);
    m = m.blend(m.add(m), low).sub(1f);
    FloatVector z = m.mul(m);
    FloatVector p = FloatVector.broadcast(m.species(), 7.0376836292e-2f);
    p = p.lanewise(FMA, m, -1.1514610310e-1f);
    p = p.lanewise(FMA, m, 1.1676998740e-1f);
    p = p.lanewise(FMA, m, -1.2420140846e-1f);
    p = p.lanewise(FMA, m, 1.4249322787e-1f);
    p = p.lanewise(FMA, m, -1.6668057665e-1f);
    p = p.lanewise(FMA, m, 2.0000714765e-1f);
    p = p.lanewise(FMA, m, -2.4999993993e-1f);
    p = p.lanewise(FMA, m, 3.3333331174e-1f);
    FloatVector y = p.mul(m.mul(z));
    y = e.fma(FloatVector.broadcast(e.species(), -2.12194440e-4f), y);
    y = z.fma(FloatVector.broadcast(z.species(), -0.5f), y);
    y = e.fma(FloatVector.broadcast(e.species(), 0.693359375f), m.add(y));
    y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
    y = y.blend(Float.NaN, x.compare(LT, 0f));
    return y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
  }

  /// `e^x - 1`.
  public static FloatVector expm1(FloatVector x) {
    FloatVector u = exp(x);
    FloatVector d = u.sub(1f);
    FloatVector y = d.mul(x.div(log(u)));
    y = y.blend(x, u.compare(EQ, 1f));
    y = y.blend(-1f, d.compare(EQ, -1f));
    return y.blend(u, u.compare(EQ, Float.POSITIVE_INFINITY));
  }

  /// `log(1 + x)`.
  public static FloatVector log1p(FloatVector x) {
    FloatVector u = x.add(1f);
    FloatVector y = log(u).mul(x.div(u.sub(1f)));
    y = y.blend(x, u.compare(EQ, 1f));
    y = y.blend(u, u.compare(EQ, Float.POSITIVE_INFINITY));
    return y.blend(Float.NEGATIVE_INFINITY, u.compare(EQ, 0f));
  }

  /// The hyperbolic tangent.
  public static FloatVector tanh(FloatVector x) {
    FloatVector c = x.blend(-7.99881172f, x.compare(LT, -7.99881172f));
    c = c.blend(7.99881172f, c.compare(GT, 7.99881172f));
    FloatVector z = c.mul(c);
    FloatVector p = FloatVector.broadcast(z.species(), -2.76076847742355e-16f);
    p = p.lanewise(FMA, z, 2.00018790482477e-13f);
    p = p.lanewise(FMA, z, -8.60467152213735e-11f);
    p = p.lanewise(FMA, z, 5.12229709037114e-08f);
    p = p.lanewise(FMA, z, 1.48572235717979e-05f);
    p = p.lanewise(FMA, z, 6.37261928875436e-04f);
    p = p.lanewise(FMA, z, 4.89352455891786e-03f);
    FloatVector q = FloatVector.broadcast(z.species(), 1.19825839466702e-06f);
    q = q.lanewise(FMA, z, 1.18534705686654e-04f);
    q = q.lanewise(FMA, z, 2.26843463243900e-03f);
    q = q.lanewise(FMA, z, 4.89352518554385e-03f);
    FloatVector y = p.mul(c).div(q);
    return y.blend(x, x.abs().compare(LT, 0.0004f));
  }

  /// The error function.
  public static FloatVector erf(FloatVector x) {
    FloatVector c = x.blend(-4f, x.compare(LT, -4f));
    c = c.blend(4f, c.compare(GT, 4f));
    FloatVector z = c.mul(c);
    FloatVector p = FloatVector.broadcast(z.species(), -2.72614225801306e-10f);
    p = p.lanewise(FMA, z, 2.77068142495902e-08f);
    p = p.lanewise(FMA, z, -2.10102402082508e-06f);
    p = p.lanewise(FMA, z, -5.69250639462346e-05f);
    p = p.lanewise(FMA, z, -7.34990630326855e-04f);
    p = p.lanewise(FMA, z, -2.95459980854025e-03f);
    p = p.lanewise(FMA, z, -1.60960333262415e-02f);
    FloatVector q = FloatVector.broadcast(z.species(), -1.45660718464996e-05f);
    q = q.lanewise(FMA, z, -2.13374055278905e-04f);
    q = q.lanewise(FMA, z, -1.68282697438203e-03f);
    q = q.lanewise(FMA, z, -7.37332916720468e-03f);
    q = q.lanewise(FMA, z, -1.42647390514189e-02f);
    return p.mul(c).div(q);
  }

  /// The sigmoid.
  public static FloatVector logistic(FloatVector x) {
    FloatVector d = exp(x.neg()).add(1f);
    return FloatVector.broadcast(d.species(), 1f).div(d);
  }
}
