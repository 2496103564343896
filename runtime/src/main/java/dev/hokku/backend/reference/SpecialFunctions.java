package dev.hokku.backend.reference;

/// Functions that [StrictMath] lacks, to double accuracy (a few ulp), each by a method that can be checked by reading.
final class SpecialFunctions {

  private static final double LN2 = Math.log(2);
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /// From here on the asymptotic series of the gamma function are exact to double with eight terms.
  private static final double ASYMPTOTIC_FROM = 15;

  /// `B(2k) / (2k (2k - 1))`, the coefficients of Stirling's series. Source: Abramowitz and Stegun 6.1.41.
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
  };

  /// `B(2k) / 2k`, the coefficients of the series of digamma. Source: Abramowitz and Stegun 6.3.18.
  private static final double[] DIGAMMA = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160
  };

  private SpecialFunctions() {}

  /// The inverse hyperbolic sine; `log1p` keeps small arguments exact, and large ones are not squared.
  static double asinh(double x) {
    double a = Math.abs(x);
    double y = a > 0x1p28 ? StrictMath.log(a) + LN2 : StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(y, x);
  }

  /// The inverse hyperbolic cosine.
  static double acosh(double x) {
    double t = x - 1;
    return x > 0x1p28 ? StrictMath.log(x) + LN2 : StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /// The inverse hyperbolic tangent.
  static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  /// The sigmoid function; the exponential never overflows.
  static double logistic(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /// The error function: its Taylor series (all terms of one sign after Kummer's transformation) up to 2.5, then `1 - erfc`.
  static double erf(double x) {
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
  static double erfc(double x) {
    return x > 1 ? erfcOfLarge(x) : 1 - erf(x);
  }

  /// The continued fraction of erfc, from the tail back; 120 terms are exact to double from 1 on. Source: Abramowitz and Stegun 7.1.14.
  private static double erfcOfLarge(double x) {
    double fraction = x;
    for (int k = 120; k >= 1; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }

  /// The inverse of the error function: a rough start, then Halley steps until nothing changes.
  static double erfInv(double x) {
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

  /// The logarithm of the absolute value of the gamma function: reflection below 0.5, recurrence up to 15, then Stirling's series.
  static double lgamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x <= 0 && x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < 0.5) {
      return StrictMath.log(Math.PI / Math.abs(StrictMath.sin(Math.PI * (x - Math.rint(x))))) - lgamma(1 - x);
    }
    if (x == 1 || x == 2) {
      return 0;
    }
    double product = 1;
    double z = x;
    while (z < ASYMPTOTIC_FROM) {
      product *= z++;
    }
    double series = 0;
    for (int k = STIRLING.length - 1; k >= 0; k--) {
      series = series / (z * z) + STIRLING[k];
    }
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + series / z - StrictMath.log(product);
  }

  /// The derivative of [#lgamma]: reflection below 0, recurrence up to 15, then the asymptotic series.
  static double digamma(double x) {
    if (x <= 0 && x == Math.rint(x) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < 0) {
      return digamma(1 - x) - Math.PI / StrictMath.tan(Math.PI * (x - Math.rint(x)));
    }
    double shift = 0;
    double z = x;
    while (z < ASYMPTOTIC_FROM) {
      shift += 1 / z++;
    }
    double series = 0;
    for (int k = DIGAMMA.length - 1; k >= 0; k--) {
      series = series / (z * z) + DIGAMMA[k];
    }
    return StrictMath.log(z) - 0.5 / z - series / (z * z) - shift;
  }
}
