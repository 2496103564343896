package dev.hokku.backend.cpu.math;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/// What a fused loop does with one vector of elements; the twin of [ScalarOps], name by name and bit by bit. A mask is always one of
/// floats, also if integers were compared.
public final class VectorOps {

  private VectorOps() {}

  /// `x + y`.
  public static FloatVector add(FloatVector x, FloatVector y) {
    return x.add(y);
  }

  /// x - y.
  public static FloatVector sub(FloatVector x, FloatVector y) {
    return x.sub(y);
  }

  /// `x y`.
  public static FloatVector mul(FloatVector x, FloatVector y) {
    return x.mul(y);
  }

  /// `x / y`.
  public static FloatVector div(FloatVector x, FloatVector y) {
    return x.div(y);
  }

  /// `x y + z, rounded once`.
  public static FloatVector fma(FloatVector x, FloatVector y, FloatVector z) {
    return x.fma(y, z);
  }

  /// The larger; NaN if one is.
  public static FloatVector max(FloatVector x, FloatVector y) {
    return x.max(y);
  }

  /// The smaller; NaN if one is.
  public static FloatVector min(FloatVector x, FloatVector y) {
    return x.min(y);
  }

  /// `max(x, +0.0), in one comparison`.
  public static FloatVector relu(FloatVector x) {
    return x.blend(0f, x.compare(LE, 0f));
  }

  /// `-x`.
  public static FloatVector neg(FloatVector x) {
    return x.neg();
  }

  /// `|x|`.
  public static FloatVector abs(FloatVector x) {
    return x.abs();
  }

  /// -1, 0, 1 or NaN.
  public static FloatVector sign(FloatVector x) {
    return x.blend(1f, x.compare(GT, 0f)).blend(-1f, x.compare(LT, 0f));
  }

  /// The square root.
  public static FloatVector sqrt(FloatVector x) {
    return x.sqrt();
  }

  /// `1 / sqrt(x), each rounded`.
  public static FloatVector rsqrt(FloatVector x) {
    return FloatVector.broadcast(x.species(), 1f).div(x.sqrt());
  }

  /// [ScalarMath#exp].
  public static FloatVector exp(FloatVector x) {
    return VectorMath.exp(x);
  }

  /// [ScalarMath#expm1].
  public static FloatVector expm1(FloatVector x) {
    return VectorMath.expm1(x);
  }

  /// [ScalarMath#log].
  public static FloatVector log(FloatVector x) {
    return VectorMath.log(x);
  }

  /// [ScalarMath#log1p].
  public static FloatVector log1p(FloatVector x) {
    return VectorMath.log1p(x);
  }

  /// [ScalarMath#tanh].
  public static FloatVector tanh(FloatVector x) {
    return VectorMath.tanh(x);
  }

  /// [ScalarMath#logistic].
  public static FloatVector logistic(FloatVector x) {
    return VectorMath.logistic(x);
  }

  /// [ScalarMath#erf].
  public static FloatVector erf(FloatVector x) {
    return VectorMath.erf(x);
  }

  /// Neither infinite nor NaN.
  public static VectorMask<Float> isFinite(FloatVector x) {
    return x.abs().compare(LT, Float.POSITIVE_INFINITY);
  }

  /// The whole number below.
  public static FloatVector floor(FloatVector x) {
    return VectorRounding.floor(x);
  }

  /// The whole number above.
  public static FloatVector ceil(FloatVector x) {
    return VectorRounding.ceil(x);
  }

  /// The nearest whole number, ties to even.
  public static FloatVector round(FloatVector x) {
    return VectorRounding.rint(x);
  }

  /// `x == y`.
  public static VectorMask<Float> eq(FloatVector x, FloatVector y) {
    return x.compare(EQ, y);
  }

  /// `x != y`.
  public static VectorMask<Float> ne(FloatVector x, FloatVector y) {
    return x.compare(NE, y);
  }

  /// `x < y`.
  public static VectorMask<Float> lt(FloatVector x, FloatVector y) {
    return x.compare(LT, y);
  }

  /// `x <= y`.
  public static VectorMask<Float> le(FloatVector x, FloatVector y) {
    return x.compare(LE, y);
  }

  /// `x > y`.
  public static VectorMask<Float> gt(FloatVector x, FloatVector y) {
    return x.compare(GT, y);
  }

  /// `x >= y`.
  public static VectorMask<Float> ge(FloatVector x, FloatVector y) {
    return x.compare(GE, y);
  }

  /// x where c, else y.
  public static FloatVector select(VectorMask<Float> c, FloatVector x, FloatVector y) {
    return y.blend(x, c);
  }

  /// A signed integer, rounded.
  public static FloatVector toFloat(IntVector x) {
    return (FloatVector) x.convert(I2F, 0);
  }

  /// Toward zero, as Java's cast.
  public static IntVector toInt(FloatVector x) {
    return (IntVector) x.convert(F2I, 0);
  }

  /// The bits of a float.
  public static IntVector bitsOf(FloatVector x) {
    return x.reinterpretAsInts();
  }

  /// The float with these bits.
  public static FloatVector floatOf(IntVector x) {
    return x.reinterpretAsFloats();
  }

  /// `x + y`.
  public static IntVector add(IntVector x, IntVector y) {
    return x.add(y);
  }

  /// x - y.
  public static IntVector sub(IntVector x, IntVector y) {
    return x.sub(y);
  }

  /// `x y`.
  public static IntVector mul(IntVector x, IntVector y) {
    return x.mul(y);
  }

  /// `-x`.
  public static IntVector neg(IntVector x) {
    return x.neg();
  }

  /// `|x|`.
  public static IntVector abs(IntVector x) {
    return x.abs();
  }

  /// The larger, signed.
  public static IntVector max(IntVector x, IntVector y) {
    return x.max(y);
  }

  /// The smaller, signed.
  public static IntVector min(IntVector x, IntVector y) {
    return x.min(y);
  }

  /// x and y, bit by bit.
  public static IntVector and(IntVector x, IntVector y) {
    return x.and(y);
  }

  /// x or y, bit by bit.
  public static IntVector or(IntVector x, IntVector y) {
    return x.or(y);
  }

  /// x or else y, bit by bit.
  public static IntVector xor(IntVector x, IntVector y) {
    return x.lanewise(XOR, y);
  }

  /// Not x, bit by bit.
  public static IntVector not(IntVector x) {
    return x.not();
  }

  /// x moved up; 0 beyond 31.
  public static IntVector shiftLeft(IntVector x, IntVector y) {
    return x.lanewise(LSHL, y).blend(0, y.and(-32).compare(NE, 0));
  }

  /// x moved down, zeros in front; 0 beyond 31.
  public static IntVector shiftRight(IntVector x, IntVector y) {
    return x.lanewise(LSHR, y).blend(0, y.and(-32).compare(NE, 0));
  }

  /// `x == y`.
  public static VectorMask<Float> eq(IntVector x, IntVector y) {
    return mask(x.compare(EQ, y), x);
  }

  /// `x != y`.
  public static VectorMask<Float> ne(IntVector x, IntVector y) {
    return mask(x.compare(NE, y), x);
  }

  /// `x < y`.
  public static VectorMask<Float> lt(IntVector x, IntVector y) {
    return mask(x.compare(LT, y), x);
  }

  /// `x <= y`.
  public static VectorMask<Float> le(IntVector x, IntVector y) {
    return mask(x.compare(LE, y), x);
  }

  /// `x > y`.
  public static VectorMask<Float> gt(IntVector x, IntVector y) {
    return mask(x.compare(GT, y), x);
  }

  /// `x >= y`.
  public static VectorMask<Float> ge(IntVector x, IntVector y) {
    return mask(x.compare(GE, y), x);
  }

  /// x where c, else y.
  public static IntVector select(VectorMask<Float> c, IntVector x, IntVector y) {
    return y.blend(x, c.cast(y.species()));
  }

  /// `both`.
  public static VectorMask<Float> and(VectorMask<Float> x, VectorMask<Float> y) {
    return x.and(y);
  }

  /// `either`.
  public static VectorMask<Float> or(VectorMask<Float> x, VectorMask<Float> y) {
    return x.or(y);
  }

  /// One of them.
  public static VectorMask<Float> xor(VectorMask<Float> x, VectorMask<Float> y) {
    return x.xor(y);
  }

  /// `Not x`.
  public static VectorMask<Float> not(VectorMask<Float> x) {
    return x.not();
  }

  private static VectorMask<Float> mask(VectorMask<Integer> mask, IntVector like) {
    return mask.cast(like.reinterpretAsFloats().species());
  }
}
