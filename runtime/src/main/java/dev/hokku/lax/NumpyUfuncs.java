package dev.hokku.lax;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Functions of each element, or of each pair: they broadcast and promote. Source: `jax/_src/numpy/ufuncs.py`.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpyUfuncs extends NumpyCreation permits NumpyReductions {

  NumpyUfuncs() {}

  private static Tensor binary(List<Tensor> both, BinaryOperator<Tensor> function) {
    return function.apply(both.get(0), both.get(1));
  }

  /// The sum; logical or for `bool`.
  public static Tensor add(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("add", x, y), x.dtype() == DType.BOOL && y.dtype() == DType.BOOL ? Lax::or : Lax::add);
  }

  /// The difference.
  public static Tensor subtract(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("subtract", x, y), Lax::sub);
  }

  /// The product; logical and for `bool`.
  public static Tensor multiply(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("multiply", x, y), x.dtype() == DType.BOOL && y.dtype() == DType.BOOL ? Lax::and : Lax::mul);
  }

  /// True division: integers become `f32`.
  public static Tensor divide(Tensor x, Tensor y) {
    return binary(Broadcasting.promotedFloating("divide", x, y), Lax::div);
  }

  /// Division rounded down.
  public static Tensor floorDivide(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("floor_divide", x, y);
    Tensor a = both.get(0);
    Tensor b = both.get(1);
    if (a.dtype().isFloating()) {
      // The remainder is exact, so taking it off first keeps the quotient from being rounded up to a whole number.
      Tensor zero = Lax.zerosLike(b);
      Tensor whole = Lax.select(Lax.eq(b, zero), a, Lax.sub(a, remainder(a, b)));
      return Lax.round(Lax.div(whole, b));
    }
    Tensor quotient = Lax.div(a, b);
    Tensor tooLarge = Lax.and(Lax.ne(Lax.sign(a), Lax.sign(b)), Lax.ne(Lax.rem(a, b), Lax.zerosLike(a)));
    return Lax.select(tooLarge, Lax.sub(quotient, Lax.onesLike(quotient)), quotient);
  }

  /// The remainder with the sign of the divisor, Python's `%`.
  public static Tensor remainder(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("remainder", x, y);
    Tensor b = both.get(1);
    Tensor truncated = Lax.rem(both.get(0), b);
    Tensor zero = Lax.zerosLike(b);
    Tensor wrongSign = Lax.and(Lax.ne(Lax.lt(truncated, zero), Lax.lt(b, zero)), Lax.ne(truncated, zero));
    return Lax.select(wrongSign, Lax.add(truncated, b), truncated);
  }

  /// `x` to the power `y`.
  public static Tensor power(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("power", x, y);
    if (both.get(0).dtype() == DType.BOOL) {
      both = both.stream().map(z -> z.astype(DType.S32)).toList();
    }
    return binary(both, Lax::pow);
  }

  /// `x` to a fixed whole power, by repeated multiplication.
  public static Tensor power(Tensor x, long power) {
    Tensor base = x.astype(Promotion.withWhole(x.dtype()));
    return Lax.integerPow(base, Math.toIntExact(power));
  }

  /// The larger of each pair; NaN if one is.
  public static Tensor maximum(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("maximum", x, y), Lax::max);
  }

  /// The smaller of each pair; NaN if one is.
  public static Tensor minimum(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("minimum", x, y), Lax::min);
  }

  /// The angle of the point `(y, x)`, where `x` here is the first operand.
  public static Tensor arctan2(Tensor x, Tensor y) {
    return binary(Broadcasting.promotedFloating("arctan2", x, y), Lax::atan2);
  }

  /// Compares; `bool`.
  public static Tensor equal(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("equal", x, y), Lax::eq);
  }

  /// Compares; `bool`.
  public static Tensor notEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("not_equal", x, y), Lax::ne);
  }

  /// Compares; `bool`.
  public static Tensor less(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("less", x, y), Lax::lt);
  }

  /// Compares; `bool`.
  public static Tensor lessEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("less_equal", x, y), Lax::le);
  }

  /// Compares; `bool`.
  public static Tensor greater(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("greater", x, y), Lax::gt);
  }

  /// Compares; `bool`.
  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("greater_equal", x, y), Lax::ge);
  }

  /// Bitwise and; logical for `bool`.
  public static Tensor bitwiseAnd(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_and", x, y), Lax::and);
  }

  /// Bitwise or; logical for `bool`.
  public static Tensor bitwiseOr(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_or", x, y), Lax::or);
  }

  /// Bitwise exclusive or; logical for `bool`.
  public static Tensor bitwiseXor(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_xor", x, y), Lax::xor);
  }

  /// The bits of `x` moved up by `y`.
  public static Tensor leftShift(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("left_shift", x, y), Lax::shiftLeft);
  }

  /// The bits of `x` moved down by `y`; signed integers keep their sign.
  public static Tensor rightShift(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("right_shift", x, y);
    boolean signed = both.getFirst().dtype().kind() == DType.Kind.SIGNED;
    return binary(both, signed ? Lax::shiftRightArithmetic : Lax::shiftRightLogical);
  }

  /// Logical and: what is not 0 is true.
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_and", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::and);
  }

  /// Logical or: what is not 0 is true.
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_or", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::or);
  }

  /// Logical exclusive or: what is not 0 is true.
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_xor", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::xor);
  }

  /// Logical not: what is not 0 is true.
  public static Tensor logicalNot(Tensor x) {
    return Lax.not(x.astype(DType.BOOL));
  }

  /// `onTrue` where `condition` holds, else `onFalse`; all three broadcast.
  public static Tensor where(Tensor condition, Tensor onTrue, Tensor onFalse) {
    DType dtype = Promotion.promote(onTrue.dtype(), onFalse.dtype());
    Shape shape = Broadcasting.shapes("where", Broadcasting.shapes("where", condition.shape(), onTrue.shape()), onFalse.shape());
    return Lax.select(
        Broadcasting.to("where", condition.astype(DType.BOOL), shape),
        Broadcasting.to("where", onTrue.astype(dtype), shape),
        Broadcasting.to("where", onFalse.astype(dtype), shape));
  }

  /// `onTrue` where `condition` holds, else a Java fraction.
  public static Tensor where(Tensor condition, Tensor onTrue, double onFalse) {
    return where(condition, onTrue, Lax.full(numberFor(condition, onTrue, Promotion.withFraction(onTrue.dtype())), onFalse));
  }

  /// A Java fraction where `condition` holds, else `onFalse`.
  public static Tensor where(Tensor condition, double onTrue, Tensor onFalse) {
    return where(condition, Lax.full(numberFor(condition, onFalse, Promotion.withFraction(onFalse.dtype())), onTrue), onFalse);
  }

  /// `onTrue` where `condition` holds, else a Java whole number.
  public static Tensor where(Tensor condition, Tensor onTrue, long onFalse) {
    return where(condition, onTrue, Lax.full(numberFor(condition, onTrue, Promotion.withWhole(onTrue.dtype())), onFalse));
  }

  /// A Java whole number where `condition` holds, else `onFalse`.
  public static Tensor where(Tensor condition, long onTrue, Tensor onFalse) {
    return where(condition, Lax.full(numberFor(condition, onFalse, Promotion.withWhole(onFalse.dtype())), onTrue), onFalse);
  }

  private static ShapedArray numberFor(Tensor condition, Tensor other, DType dtype) {
    return new ShapedArray(dtype, Broadcasting.shapes("where", condition.shape(), other.shape()));
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, double low, double high) {
    return x.maximum(low).minimum(high);
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, long low, long high) {
    return x.maximum(low).minimum(high);
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, Tensor low, Tensor high) {
    return minimum(maximum(x, low), high);
  }

  /// Whether each element is NaN.
  public static Tensor isnan(Tensor x) {
    return Lax.ne(x, x);
  }

  /// Whether each element is infinite.
  public static Tensor isinf(Tensor x) {
    return x.dtype().isFloating()
        ? Lax.eq(Lax.abs(x), Lax.fullLike(x, Double.POSITIVE_INFINITY))
        : Lax.zeros(x.aval().withDtype(DType.BOOL));
  }

  /// `log(exp(x) + exp(y))` without overflow.
  public static Tensor logaddexp(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promotedFloating("logaddexp", x, y);
    Tensor first = Lax.ge(both.get(0), both.get(1));
    Tensor larger = Lax.select(first, both.get(0), both.get(1));
    Tensor smaller = Lax.select(first, both.get(1), both.get(0));
    // To the derivatives the shift is a constant, of which the result does not depend; so they are right of every order, also where x equals y.
    Tensor finite = Lax.select(Lax.isFinite(larger), larger, zerosLike(larger));
    Tensor shift = Lax.stopGradient(finite);
    Tensor rest = Lax.add(Lax.expm1(Lax.sub(larger, shift)), Lax.exp(Lax.sub(smaller, shift)));
    return Lax.add(shift, Lax.log1p(rest));
  }

  /// `x` with 0 in place of NaN, and the largest finite numbers in place of infinities.
  public static Tensor nanToNum(Tensor x) {
    if (!x.dtype().isFloating()) {
      return x;
    }
    double largest = switch (x.dtype()) {
      case F16 -> 65504;
      case BF16 -> 0x1.fep127;
      case F32 -> Float.MAX_VALUE;
      default -> Double.MAX_VALUE;
    };
    return clip(where(isnan(x), 0.0, x), -largest, largest);
  }

  private static Tensor floating(Tensor x, UnaryOperator<Tensor> function) {
    return function.apply(x.astype(Promotion.toFloating(x.dtype())));
  }

  /// The exponential to base 2.
  public static Tensor exp2(Tensor x) {
    return floating(x, Lax::exp2);
  }

  /// The logarithm to base 2.
  public static Tensor log2(Tensor x) {
    return x.log().div(Math.log(2));
  }

  /// The logarithm to base 10.
  public static Tensor log10(Tensor x) {
    return x.log().div(Math.log(10));
  }

  /// The tangent.
  public static Tensor tan(Tensor x) {
    return floating(x, Lax::tan);
  }

  /// The arc sine.
  public static Tensor arcsin(Tensor x) {
    return floating(x, Lax::asin);
  }

  /// The arc cosine.
  public static Tensor arccos(Tensor x) {
    return floating(x, Lax::acos);
  }

  /// The arc tangent.
  public static Tensor arctan(Tensor x) {
    return floating(x, Lax::atan);
  }

  /// The hyperbolic sine.
  public static Tensor sinh(Tensor x) {
    return floating(x, Lax::sinh);
  }

  /// The hyperbolic cosine.
  public static Tensor cosh(Tensor x) {
    return floating(x, Lax::cosh);
  }

  /// The inverse hyperbolic sine.
  public static Tensor arcsinh(Tensor x) {
    return floating(x, Lax::asinh);
  }

  /// The inverse hyperbolic cosine.
  public static Tensor arccosh(Tensor x) {
    return floating(x, Lax::acosh);
  }

  /// The inverse hyperbolic tangent.
  public static Tensor arctanh(Tensor x) {
    return floating(x, Lax::atanh);
  }

  /// The cube root, with the sign of `x`.
  public static Tensor cbrt(Tensor x) {
    return floating(x, Lax::cbrt);
  }

  /// The length of the vector `(x, y)`, without overflow.
  public static Tensor hypot(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promotedFloating("hypot", x.abs(), y.abs());
    Tensor larger = Lax.max(both.get(0), both.get(1));
    Tensor smaller = Lax.min(both.get(0), both.get(1));
    Tensor zero = larger.eq(0.0);
    Tensor ratio = smaller.div(where(zero, 1.0, larger));
    Tensor length = where(zero, larger, larger.mul(ratio.square().add(1.0).sqrt()));
    return where(logicalOr(isinf(both.get(0)), isinf(both.get(1))), Double.POSITIVE_INFINITY, length);
  }

  /// Rounded toward 0.
  public static Tensor trunc(Tensor x) {
    return x.dtype().isFloating() ? Lax.select(Lax.lt(x, Lax.zerosLike(x)), Lax.ceil(x), Lax.floor(x)) : x;
  }

  /// The remainder with the sign of the dividend, Java's `%`.
  public static Tensor fmod(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("fmod", x, y), Lax::rem);
  }

  /// Whether the sign is minus; true of `-0.0`.
  public static Tensor signbit(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.bitcastConvertType(x, DType.S64).lt(0L);
      case F32 -> Lax.bitcastConvertType(x, DType.S32).lt(0L);
      case F16, BF16 -> Lax.bitcastConvertType(x, DType.S16).lt(0L);
      case S8, S16, S32, S64 -> x.lt(0L);
      case U8, U16, U32, U64, BOOL -> Lax.zeros(x.aval().withDtype(DType.BOOL));
    };
  }

  /// The magnitude of `x` with the sign of `y`.
  public static Tensor copysign(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promotedFloating("copysign", x, y);
    Tensor magnitude = Lax.abs(both.get(0));
    return Lax.select(signbit(both.get(1)), Lax.neg(magnitude), magnitude);
  }

  /// 0 below 0, `middle` at 0, 1 above, NaN of NaN.
  public static Tensor heaviside(Tensor x, Tensor middle) {
    List<Tensor> both = Broadcasting.promotedFloating("heaviside", x, middle);
    Tensor a = both.get(0);
    return where(a.eq(0.0), both.get(1), where(isnan(a), a, a.gt(0.0).astype(a.dtype())));
  }

  /// Whether each element is neither infinite nor NaN.
  public static Tensor isfinite(Tensor x) {
    return x.dtype().isFloating() ? Lax.isFinite(x) : Lax.ones(x.aval().withDtype(DType.BOOL));
  }

  /// The larger of each pair; of a number and NaN the number.
  public static Tensor fmax(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("fmax", x, y);
    return where(logicalOr(greater(both.get(0), both.get(1)), isnan(both.get(1))), both.get(0), both.get(1));
  }

  /// The smaller of each pair; of a number and NaN the number.
  public static Tensor fmin(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("fmin", x, y);
    return where(logicalOr(less(both.get(0), both.get(1)), isnan(both.get(1))), both.get(0), both.get(1));
  }

  /// Degrees as radians.
  public static Tensor deg2rad(Tensor x) {
    return floating(x, degrees -> degrees.mul(Math.PI / 180));
  }

  /// Radians as degrees.
  public static Tensor rad2deg(Tensor x) {
    return floating(x, radians -> radians.mul(180 / Math.PI));
  }

  /// Whether the elements of each pair are close: `|x - y| <= atol + rtol |y|`, or both the same infinity.
  public static Tensor isclose(Tensor x, Tensor y, double rtol, double atol) {
    List<Tensor> both = Broadcasting.promotedFloating("isclose", x, y);
    Tensor a = both.get(0);
    Tensor b = both.get(1);
    Tensor near = a.sub(b).abs().le(b.abs().mul(rtol).add(atol));
    return where(logicalAnd(isfinite(a), isfinite(b)), near, a.eq(b));
  }

  /// As [#isclose(Tensor, Tensor, double, double)] with numpy's `rtol = 1e-5` and `atol = 1e-8`.
  public static Tensor isclose(Tensor x, Tensor y) {
    return isclose(x, y, 1e-5, 1e-8);
  }

  /// `x log(y)`, and 0 where `x` is 0 and `y` is a number.
  public static Tensor xlogy(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promotedFloating("xlogy", x, y);
    Tensor without = logicalAnd(both.get(0).eq(0.0), logicalNot(isnan(both.get(1))));
    return where(without, 0.0, both.get(0).mul(where(without, 1.0, both.get(1)).log()));
  }
}
