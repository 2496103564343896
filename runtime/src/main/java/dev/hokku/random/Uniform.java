package dev.hokku.random;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.fma;
import static dev.hokku.lax.Lax.full;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.max;
import static dev.hokku.lax.Lax.min;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.nextAfter;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.rem;
import static dev.hokku.lax.Lax.stopGradient;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// From uniform words to a range: of floats, of integers, of a normal distribution.
final class Uniform {

  private Uniform() {}

  /// `u (high - low) + low` for `u` in `[0, 1)`, rounded as XLA rounds it on a CPU: `f32` and `f64` in one fma, `f16` in `f32` and then once more (but its width at once),
  /// `bf16` after each operation.
  static Tensor between(Tensor u, Tensor low, Tensor high) {
    Tensor y = switch (u.dtype()) {
      case F16 -> convertElementType(between32(u, low, high), DType.F16);
      case BF16 -> add(mul(u, sub(high, low)), low);
      default -> fma(u, sub(high, low), low);
    };
    return max(low, y);
  }

  private static Tensor between32(Tensor u, Tensor low, Tensor high) {
    Tensor width = convertElementType(sub(high, low), DType.F32);
    return fma(convertElementType(u, DType.F32), width, convertElementType(low, DType.F32));
  }

  /// The number next to -1 toward 0.
  static double aboveMinusOne(DType dtype) {
    return -1 + halfUlpOfOne(dtype);
  }

  /// The distance from 1 to the number below it (numpy's `epsneg`).
  static double halfUlpOfOne(DType dtype) {
    return switch (dtype) {
      case F64 -> 0x1p-53;
      case F32 -> 0x1p-24;
      case F16 -> 0x1p-11;
      default -> 0x1p-8;
    };
  }

  /// A standard normal limited to `(lower, upper)`, by the inverse of its distribution function.
  ///
  /// @param lower of the dtype, broadcasts to `shape`
  /// @param upper of the dtype, broadcasts to `shape`
  /// @param erfInv [Elementary#erfInv], or the one with a derivative where the bounds may be differentiated
  static Tensor truncatedNormal(Key key, Tensor lower, Tensor upper, Shape shape, DType dtype, UnaryOperator<Tensor> erfInv) {
    Tensor low = Random.filled(distribution(lower), shape, dtype);
    Tensor high = Random.filled(distribution(upper), shape, dtype);
    Tensor u = between(Words.unit(key, shape, dtype), low, high);
    Tensor x = mul(full(low.aval(), Math.sqrt(2)), erfInv.apply(u));
    // Rounding must not lead out of the open interval.
    Tensor least = inward(lower, Double.POSITIVE_INFINITY);
    Tensor most = inward(upper, Double.NEGATIVE_INFINITY);
    return min(max(x, Random.filled(least, shape, dtype)), Random.filled(most, shape, dtype));
  }

  /// `erf(x / sqrt 2)`, as XLA writes it: times the reciprocal, which is rounded.
  private static Tensor distribution(Tensor x) {
    Tensor reciprocal = div(onesLike(x), fullLike(x, Math.sqrt(2)));
    return Elementary.differentiableErf(mul(x, reciprocal));
  }

  private static Tensor inward(Tensor bound, double direction) {
    return nextAfter(stopGradient(bound), fullLike(bound, direction));
  }

  /// Uniform integers in `[minval, maxval)`: the remainder of a number of twice the width, so that its bias is small.
  static Tensor integers(Key key, Shape shape, long minval, long maxval, DType dtype) {
    if (!dtype.isInteger()) {
      throw new ShapeError("randint", "%s is no integer dtype".formatted(dtype), "Ask for an integer dtype, or call uniform.");
    }
    if (dtype.bytes() < DType.S32.bytes()) {
      // As in JAX: twice as few bits would be too few for the bias to be small.
      long beyond = greatest(dtype) + 1;
      Tensor drawn = integers(key, shape, clip(minval, dtype), maxval >= beyond ? beyond : clip(maxval, dtype), DType.S32);
      return convertElementType(drawn, dtype);
    }
    int width = 8 * dtype.bytes();
    DType unsigned = unsigned(dtype);
    long low = clip(minval, dtype);
    long high = clip(maxval, dtype);
    boolean empty = compare(high, low, dtype) <= 0;
    boolean beyond = dtype != DType.U64 && maxval > greatest(dtype);
    long mask = width == 64 ? -1L : (1L << width) - 1;
    long span = (empty ? 1 : high - low + (beyond ? 1 : 0)) & mask;

    List<Key> keys = key.split();
    ShapedArray aval = new ShapedArray(unsigned, shape);
    Tensor lower = Words.bits(keys.get(1), shape, unsigned);
    Tensor offset = span == 0 ? lower : remainder(Words.bits(keys.get(0), shape, unsigned), lower, full(aval, span), span, width);
    Tensor start = full(new ShapedArray(dtype, shape), low);
    return add(start, convertElementType(offset, dtype));
  }

  /// `(higher 2^width + lower) mod span` without numbers wider than `width`.
  private static Tensor remainder(Tensor higher, Tensor lower, Tensor spans, long span, int width) {
    long root = Long.remainderUnsigned(1L << (width / 2), span);
    long mask = width == 64 ? -1L : (1L << width) - 1;
    // The square wraps around at the width, as in JAX.
    long multiplier = Long.remainderUnsigned((root * root) & mask, span);
    Tensor sum = add(mul(rem(higher, spans), full(spans.aval(), multiplier)), rem(lower, spans));
    return rem(sum, spans);
  }

  private static DType unsigned(DType dtype) {
    return dtype.bytes() == DType.U32.bytes() ? DType.U32 : DType.U64;
  }

  private static boolean isSigned(DType dtype) {
    return dtype.kind() == DType.Kind.SIGNED;
  }

  private static long greatest(DType dtype) {
    int width = 8 * dtype.bytes();
    return isSigned(dtype) ? -1L >>> (65 - width) : (1L << width) - 1;
  }

  private static long clip(long value, DType dtype) {
    if (dtype == DType.U64) {
      return Math.max(value, 0);
    }
    long least = isSigned(dtype) ? -greatest(dtype) - 1 : 0;
    return Math.clamp(value, least, greatest(dtype));
  }

  private static int compare(long x, long y, DType dtype) {
    return isSigned(dtype) ? Long.compare(x, y) : Long.compareUnsigned(x, y);
  }
}
