package dev.hokku.random;

import static dev.hokku.lax.Lax.abs;
import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.bitcastConvertType;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.eq;
import static dev.hokku.lax.Lax.exp;
import static dev.hokku.lax.Lax.fma;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.isFinite;
import static dev.hokku.lax.Lax.lt;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.shiftLeft;
import static dev.hokku.lax.Lax.shiftRightArithmetic;
import static dev.hokku.lax.Lax.sign;
import static dev.hokku.lax.Lax.sqrt;
import static dev.hokku.lax.Lax.stopGradient;
import static dev.hokku.lax.Lax.sub;
import static dev.hokku.lax.Lax.zerosLike;

import dev.hokku.core.Traced;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;

/// The functions that samplers bend uniform numbers with, for `f32` written operation by operation.
///
/// A backend may round its own `log` differently from another's, but sums, products, square roots and fma are rounded in one way everywhere. Samples are
/// made of those alone, so that a key gives the same bits on every backend. Half types are computed in `f32`; `f64` uses the backend's functions.
final class Elementary {

  /// The bits of the float next to `sqrt(1/2)`.
  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  /// `log(1 + x) = x - x²/2 + x³ P(x)` for `1 + x` in `[sqrt(1/2), sqrt(2))`, highest power first. Source: Cephes, `logf`.
  private static final float[] LOG = {
    7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
    -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f
  };

  /// `log 2` in two parts: the first has few bits, so that its product with an exponent is exact.
  private static final float LOG2_HIGH = 0.693359375f;

  private static final float LOG2_LOW = -2.12194440e-4f;

  /// `log(1 + x) = x - x²/2 + x³ P(x) / Q(x)` where `x > 1 - sqrt(2)`, highest power first. Source: Cephes, `log1p`.
  private static final float[] LOG1P_P = {
    4.5270000862445199635215e-5f, 4.9854102823193375972212e-1f, 6.5787325942061044846969e0f, 2.9911919328553073277375e1f, 6.0949667980987787057556e1f,
    5.7112963590585538103336e1f, 2.0039553499201281259648e1f
  };

  private static final float[] LOG1P_Q = {
    1, 1.5062909083469192043167e1f, 8.3047565967967209469434e1f, 2.2176239823732856465394e2f, 3.0909872225312059774938e2f,
    2.1642788614495947685003e2f, 6.0118660497603843919306e1f
  };

  private static final float SQRT2_LESS_1 = 0.41421357f;

  /// Of `erfInv(x) / x` in `w - 2.5` where `w = -log(1 - x²) < 5`, highest power first. Source: Giles 2010, "Approximating the erfinv function".
  private static final float[] CENTRAL = {
    2.81022636e-08f, 3.43273939e-07f, -3.5233877e-06f, -4.39150654e-06f, 0.00021858087f,
    -0.00125372503f, -0.00417768164f, 0.246640727f, 1.50140941f
  };

  /// The same in `sqrt(w) - 3` for the tails.
  private static final float[] TAIL = {
    -0.000200214257f, 0.000100950558f, 0.00134934322f, -0.00367342844f, 0.00573950773f,
    -0.0076224613f, 0.00943887047f, 1.00167406f, 2.83297682f
  };

  /// `erf(x) = x P(x²) / Q(x²)` below [#ERF_IS_ONE], highest power first. Source: Eigen, `erf` of a `float`.
  private static final float[] ERF_P = {0.00022905065f, 0.003408291f, 0.050955694f, 0.18520832f, 1.1283791f};

  private static final float[] ERF_Q = {
    -1.1791603e-07f, 2.3547966e-05f, 0.0010179626f, 0.01407047f, 0.11098505f, 0.49746925f, 1
  };

  private static final float ERF_IS_ONE = 3.832507f;

  private Elementary() {}

  /// The natural logarithm of normal, positive numbers, within 1 ulp; zero gives a number below -87.
  static Tensor log(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.log(x);
      case F32 -> log32(x);
      default -> convertElementType(log32(convertElementType(x, DType.F32)), x.dtype());
    };
  }

  /// `log(1 + x)` for `-1 <= x <= 0`, with JAX's bits; -1 gives a number below -87.
  static Tensor log1p(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.log1p(x);
      case F32 -> log1p32(x);
      default -> convertElementType(log1p32(convertElementType(x, DType.F32)), x.dtype());
    };
  }

  /// The inverse of the error function on `[-1, 1]`, within 4 ulp.
  static Tensor erfInv(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.erfInv(x);
      case F32 -> erfInv32(x);
      default -> convertElementType(erfInv32(convertElementType(x, DType.F32)), x.dtype());
    };
  }

  /// [#erfInv] with its derivative, for arguments that depend on what may be differentiated; bit tricks alone would have the derivative 0.
  static Tensor differentiableErfInv(Tensor x) {
    if (!(x instanceof Traced)) {
      return erfInv(x);
    }
    Tensor y = stopGradient(erfInv(x));
    Tensor slope = mul(fullLike(x, Math.sqrt(Math.PI) / 2), exp(mul(y, y)));
    return withSlope(y, select(isFinite(slope), slope, zerosLike(x)), x);
  }

  /// The error function with its derivative.
  static Tensor differentiableErf(Tensor x) {
    return x instanceof Traced
        ? withSlope(stopGradient(erf(x)), mul(fullLike(x, 2 / Math.sqrt(Math.PI)), exp(neg(mul(x, x)))), x)
        : erf(x);
  }

  /// The difference is 0: it carries the derivative and leaves the value.
  private static Tensor withSlope(Tensor y, Tensor slope, Tensor x) {
    return add(y, mul(stopGradient(slope), sub(x, stopGradient(x))));
  }

  private static Tensor erf(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.erf(x);
      case F32 -> erf32(x);
      default -> convertElementType(erf32(convertElementType(x, DType.F32)), x.dtype());
    };
  }

  private static Tensor erf32(Tensor x) {
    Tensor square = mul(x, x);
    Tensor quotient = div(mul(x, horner(ERF_P, 0, ERF_P.length, square)), horner(ERF_Q, 0, ERF_Q.length, square));
    return select(lt(abs(x), fullLike(x, ERF_IS_ONE)), quotient, sign(x));
  }

  /// The sums of three polynomials in `x³`, each of three terms, are the order of XLA on the CPU.
  private static Tensor log32(Tensor x) {
    Tensor bits = bitcastConvertType(x, DType.S32);
    // x = 2^exponent (1 + fraction), with 1 + fraction as near to 1 as can be.
    Tensor exponent = shiftRightArithmetic(sub(bits, fullLike(bits, SQRT_HALF_BITS)), fullLike(bits, 23));
    Tensor scaled = bitcastConvertType(sub(bits, shiftLeft(exponent, fullLike(bits, 23))), DType.F32);
    Tensor fraction = sub(scaled, onesLike(x));
    Tensor e = convertElementType(exponent, DType.F32);
    Tensor square = mul(fraction, fraction);
    Tensor cube = mul(square, fraction);

    Tensor y = horner(LOG, 0, 3, fraction);
    y = fma(y, cube, horner(LOG, 3, 6, fraction));
    y = fma(y, cube, horner(LOG, 6, 9, fraction));
    y = fma(y, cube, mul(e, fullLike(x, LOG2_LOW)));
    y = add(fma(square, fullLike(x, -0.5), fraction), y);
    return fma(e, fullLike(x, LOG2_HIGH), y);
  }

  private static Tensor log1p32(Tensor x) {
    Tensor square = mul(x, x);
    Tensor quotient = div(horner(LOG1P_P, 0, LOG1P_P.length, x), horner(LOG1P_Q, 0, LOG1P_Q.length, x));
    Tensor near = add(x, fma(square, fullLike(x, -0.5), mul(mul(x, square), quotient)));
    return select(lt(fullLike(x, -SQRT2_LESS_1), x), near, log32(add(x, onesLike(x))));
  }

  private static Tensor erfInv32(Tensor x) {
    // From the rounded square, as JAX does: near the ends the rounding is what decides.
    Tensor w = neg(log1p32(neg(mul(x, x))));
    Tensor central = lt(w, fullLike(x, 5));
    Tensor t = select(central, sub(w, fullLike(x, 2.5)), sub(sqrt(w), fullLike(x, 3)));
    Tensor p = select(central, fullLike(x, CENTRAL[0]), fullLike(x, TAIL[0]));
    for (int i = 1; i < CENTRAL.length; i++) {
      p = fma(p, t, select(central, fullLike(x, CENTRAL[i]), fullLike(x, TAIL[i])));
    }
    Tensor infinite = mul(x, fullLike(x, Double.POSITIVE_INFINITY));
    return select(eq(abs(x), onesLike(x)), infinite, mul(p, x));
  }

  /// The polynomial with some of the coefficients, highest power first.
  private static Tensor horner(float[] coefficients, int from, int to, Tensor x) {
    Tensor p = fullLike(x, coefficients[from]);
    for (int i = from + 1; i < to; i++) {
      p = fma(p, x, fullLike(x, coefficients[i]));
    }
    return p;
  }
}
