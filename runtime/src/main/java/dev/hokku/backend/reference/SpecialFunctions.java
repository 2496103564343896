package dev.hokku.backend.reference;

/// Functions that [StrictMath] lacks, to double accuracy (a few ulp), each by a method that can be checked by reading.
public final class SpecialFunctions {

  private static final double LN2 = Math.log(2);
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  private SpecialFunctions() {}

  /// The inverse hyperbolic sine; `log1p` keeps small arguments exact, and large ones are not squared.
  public static double asinh(double x) {
    double a = Math.abs(x);
    double y = a > 0x1p28 ? StrictMath.log(a) + LN2 : StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(y, x);
  }

  /// The inverse hyperbolic cosine.
  public static double acosh(double x) {
    double t = x - 1;
    return x > 0x1p28 ? StrictMath.log(x) + LN2 : StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /// The inverse hyperbolic tangent.
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  /// The sigmoid function; the exponential never overflows.
  public static double logistic(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /// The error function: its Taylor series (all terms of one sign after Kummer's transformation) up to 2.5, then `1 - erfc`.
  public static double erf(double x) {
    double a = Math.abs(x);
    if (!(a <= 2.5)) {
      return Double.isNaN(x) ? x : Math.copySign(1 - erfcOfLarge(a), x);
    }
    // erf(x) = 2/sqrt(pi) e^(-x^2) sum over n of 2^n x^(2n+1) / (1·3·…·(2n+1))
    double term = a;
    double sum = a;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * a * a / (2 * n + 1);
      sum += term;
    }
    return Math.copySign(TWO_OVER_SQRT_PI * StrictMath.exp(-a * a) * sum, x);
  }

  /// The complement of the error function, accurate where it is small.
  public static double erfc(double x) {
    return x > 1 ? erfcOfLarge(x) : 1 - erf(x);
  }

  /// The continued fraction of erfc, from the tail back; 200 terms are exact to double from 1 on. Source: Abramowitz and Stegun 7.1.14.
  private static double erfcOfLarge(double x) {
    double fraction = x;
    for (int k = 200; k >= 1; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }

  /// The inverse of the error function: a rough start, then Halley steps until nothing changes.
  public static double erfInv(double x) {
    double a = Math.abs(x);
    if (!(a < 1)) {
      return a == 1 ? Math.copySign(Double.POSITIVE_INFINITY, x) : Double.NaN;
    }
    if (a < 1e-8) {
      return x / TWO_OVER_SQRT_PI;
    }
    // Source of the start: Winitzki, "A handy approximation for the error function and its inverse", 2008.
    double l = StrictMath.log1p(-a * a);
    double b = 2 / (Math.PI * 0.147) + l / 2;
    double y = Math.sqrt(Math.sqrt(b * b - l / 0.147) - b);
    for (int step = 0; step < 8; step++) {
      double error = a > 0.5 ? (1 - a) - erfc(y) : erf(y) - a; // the same, but near 1 only the complement has digits
      double delta = error / (TWO_OVER_SQRT_PI * StrictMath.exp(-y * y));
      double next = y - delta / (1 + y * delta);
      if (next == y) {
        break;
      }
      y = next;
    }
    return Math.copySign(y, x);
  }
}
