package dev.hokku.backend.reference;

/// Powers by squaring.
final class Powers {

  private Powers() {}

  /// `x` to the power `n`, wrapping around. A negative power is rounded toward zero, so only 1 and -1 give something else than 0.
  static long whole(long x, long n) {
    if (n < 0) {
      return x == 1 || x == -1 ? whole(x, -n) : 0;
    }
    return unsigned(x, n);
  }

  /// `x` to the power `n`, whose bits are read without sign.
  static long unsigned(long x, long n) {
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
  static double of(double x, int n) {
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
}
