package dev.hokku.random;

import static dev.hokku.lax.Lax.abs;
import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.bitcastConvertType;
import static dev.hokku.lax.Lax.convertElementType;
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

  private Elementary() {}

  /// The natural logarithm of normal, positive numbers, within 1 ulp; zero gives a number below -87.
  static Tensor log(Tensor x) {
    return switch (x.dtype()) {
      case F64 -> Lax.log(x);
      case F32 -> log32(x);
      default -> convertElementType(log32(convertElementType(x, DType.F32)), x.dtype());
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
    // The difference is 0: it carries the derivative and leaves the value.
    return add(y, mul(select(isFinite(slope), stopGradient(slope), zerosLike(x)), sub(x, stopGradient(x))));
  }

  private static Tensor log32(Tensor x) {
    Tensor bits = bitcastConvertType(x, DType.S32);
    // x = 2^exponent (1 + fraction), with 1 + fraction as near to 1 as can be.
    Tensor exponent = shiftRightArithmetic(sub(bits, fullLike(bits, SQRT_HALF_BITS)), fullLike(bits, 23));
    Tensor scaled = bitcastConvertType(sub(bits, shiftLeft(exponent, fullLike(bits, 23))), DType.F32);
    Tensor fraction = sub(scaled, onesLike(x));
    Tensor e = convertElementType(exponent, DType.F32);
    Tensor square = mul(fraction, fraction);

    Tensor y = mul(mul(fraction, square), horner(LOG, fraction));
    y = fma(e, fullLike(x, LOG2_LOW), y);
    y = fma(square, fullLike(x, -0.5), y);
    return fma(e, fullLike(x, LOG2_HIGH), add(fraction, y));
  }

  private static Tensor erfInv32(Tensor x) {
    // 1 - x² is formed as JAX does, from the rounded square: near the ends the rounding is what decides.
    Tensor w = neg(log32(sub(onesLike(x), mul(x, x))));
    Tensor central = lt(w, fullLike(x, 5));
    Tensor t = select(central, sub(w, fullLike(x, 2.5)), sub(sqrt(w), fullLike(x, 3)));
    Tensor p = select(central, fullLike(x, CENTRAL[0]), fullLike(x, TAIL[0]));
    for (int i = 1; i < CENTRAL.length; i++) {
      p = fma(p, t, select(central, fullLike(x, CENTRAL[i]), fullLike(x, TAIL[i])));
    }
    Tensor infinite = mul(x, fullLike(x, Double.POSITIVE_INFINITY));
    return select(eq(abs(x), onesLike(x)), infinite, mul(p, x));
  }

  private static Tensor horner(float[] coefficients, Tensor x) {
    Tensor p = fullLike(x, coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      p = fma(p, x, fullLike(x, coefficients[i]));
    }
    return p;
  }
}
