package dev.hokku.backend.reference;

/// Powers by squaring.
public final class Powers {

  private Powers() {}

  /// `x` to the power `n`, wrapping around. A negative power is rounded toward zero, so only 1 and -1 give something else than 0.
  public static long whole(long x, long n) {
    if (n < 0) {
      return x == 1 || x == -1 ? whole(x, -n) : 0;
    }
    return unsigned(x, n);
  }

  /// `x` to the power `n`, whose bits are read without sign.
  public static long unsigned(long x, long n) {
    long result = 1;
    long square = x;
    for (long rest = n; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  /// `x` to the power `n`; a negative power gives the reciprocal.
  public static double of(double x, int n) {
    double result = 1;
    double square = x;
    for (long rest = Math.abs((long) n); rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return n < 0 ? 1 / result : result;
  }

  /// IEEE's `pow`. Java differs from it in two corners: 1 to the power NaN, and -1 to an infinite power, are 1.
  public static double of(double x, double y) {
    return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
  }
}
