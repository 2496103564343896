package dev.hokku.backend.reference;

/// The logarithm of the gamma function and its derivatives, to double accuracy: recurrence up to 15, then asymptotic series.
public final class GammaFunctions {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /// From here on eight terms of the asymptotic series are exact to double.
  private static final double ASYMPTOTIC_FROM = 15;

  /// Below, the recurrence of [#polygamma] would take too long; NaN is returned.
  private static final double RECURRENCE_FROM = -10_000;

  /// Bernoulli numbers `B(2), B(4), …`. Source: Abramowitz and Stegun, table 23.2.
  private static final double[] BERNOULLI = {
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
  };

  private GammaFunctions() {}

  /// The logarithm of the absolute value of the gamma function, by Stirling's series. Source: Abramowitz and Stegun 6.1.41.
  public static double lgamma(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Math.abs(x);
    }
    if (x <= 0 && x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < 0.5) {
      return StrictMath.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
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
    for (int k = BERNOULLI.length; k >= 1; k--) {
      series = series / (z * z) + BERNOULLI[k - 1] / (2 * k * (2 * k - 1));
    }
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + series / z - StrictMath.log(product);
  }

  /// The derivative of [#lgamma] number `order + 1`.
  public static double polygamma(int order, double x) {
    return order == 0 ? digamma(x) : higher(order, x);
  }

  /// Source: Abramowitz and Stegun 6.3.18, and 6.3.7 below zero.
  private static double digamma(double x) {
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
    for (int k = BERNOULLI.length; k >= 1; k--) {
      series = series / (z * z) + BERNOULLI[k - 1] / (2 * k);
    }
    return StrictMath.log(z) - 0.5 / z - series / (z * z) - shift;
  }

  /// Source: Abramowitz and Stegun 6.4.6 and 6.4.11, without their common sign.
  private static double higher(int n, double x) {
    if (Double.isNaN(x) || x < RECURRENCE_FROM) {
      return Double.NaN;
    }
    double factorial = 1;
    for (int i = 2; i <= n; i++) {
      factorial *= i;
    }
    double sum = 0;
    double z = x;
    while (z < ASYMPTOTIC_FROM + n) {
      sum += factorial / StrictMath.pow(z++, n + 1);
    }
    // The term of B(2k) has the factor (2k + n - 1)! / (2k)!, built up from the one before.
    double factor = factorial * (n + 1) / 2;
    double tail = 0;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      tail += BERNOULLI[k - 1] * factor / StrictMath.pow(z, 2 * k + n);
      factor *= (2 * k + n) * (2.0 * k + n + 1) / ((2 * k + 1) * (2.0 * k + 2));
    }
    sum += factorial / n / StrictMath.pow(z, n) + factorial / (2 * StrictMath.pow(z, n + 1)) + tail;
    return n % 2 == 0 ? -sum : sum;
  }

  private static double sinPi(double x) {
    return StrictMath.sin(Math.PI * (x - Math.rint(x)));
  }
}
