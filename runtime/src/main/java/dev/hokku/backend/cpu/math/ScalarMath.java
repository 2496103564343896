package dev.hokku.backend.cpu.math;

/// Elementary functions of one float; [VectorMath] holds the same for vectors, operation by operation.
///
/// | function | error, ulp | source |
/// |---|---|---|
/// | `exp` | 1 | Cephes `expf`, scaled in two steps so that it overflows and underflows gradually |
/// | `log` | 1 | Cephes `logf` |
/// | `expm1`, `log1p` | 4 | from `exp` and `log`, Kahan's corrections |
/// | `tanh`, `erf` | 6 | rational approximations of Eigen and XLA |
/// | `logistic` | 4 | `1 / (1 + exp(-x))` |
///
/// Results below the normal range may be off by as much as the smallest normal number.
public final class ScalarMath {

  private static final float MAGIC = 12582912f; // 1.5 * 2^23: adding it rounds to a whole number, in the low bits

  private ScalarMath() {}

  /// `e^x`.
  public static float exp(float x) {
    float c = x < -104f ? -104f : x;
    c = c > 89f ? 89f : c;
    float t = Math.fma(c, 1.44269504f, MAGIC);
    int n = Float.floatToRawIntBits(t);
    float k = t - MAGIC;
    float r = Math.fma(k, -0.693359375f, c);
    r = Math.fma(k, 2.12194440e-4f, r);
    float p = 1.9875691500e-4f;
    p = Math.fma(p, r, 1.3981999507e-3f);
    p = Math.fma(p, r, 8.3334519073e-3f);
    p = Math.fma(p, r, 4.1665795894e-2f);
    p = Math.fma(p, r, 1.6666665459e-1f);
    p = Math.fma(p, r, 5.0000001201e-1f);
    p = Math.fma(p, r * r, r) + 1f;
    // n holds k in its low 22 bits, two's complement below the magic exponent: cut in two halves it never leaves the normal range.
    int whole = n << 10 >> 10;
    int half = whole >> 1;
    return p * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((whole - half + 127) << 23);
  }

  /// The natural logarithm; NaN below 0, `-inf` at 0.
  public static float log(float x) {
    boolean tiny = x < 1.17549435e-38f;
    float s = tiny ? x * 8388608f : x;
    int bits = Float.floatToRawIntBits(s);
    float e = (float) (((bits >>> 23) & 0xff) - 126);
    e = tiny ? e - 23f : e;
    float m = Float.intBitsToFloat((bits & 0x7fffff) | 0x3f000000);
    boolean low = m < 0.70710678f;
    e = low ? e - 1f : e;
    m = (low ? m + m : m) - 1f;
    float z = m * m;
    float p = 7.0376836292e-2f;
    p = Math.fma(p, m, -1.1514610310e-1f);
    p = Math.fma(p, m, 1.1676998740e-1f);
    p = Math.fma(p, m, -1.2420140846e-1f);
    p = Math.fma(p, m, 1.4249322787e-1f);
    p = Math.fma(p, m, -1.6668057665e-1f);
    p = Math.fma(p, m, 2.0000714765e-1f);
    p = Math.fma(p, m, -2.4999993993e-1f);
    p = Math.fma(p, m, 3.3333331174e-1f);
    float y = p * (m * z);
    y = Math.fma(e, -2.12194440e-4f, y);
    y = Math.fma(z, -0.5f, y);
    y = Math.fma(e, 0.693359375f, m + y);
    y = x < Float.POSITIVE_INFINITY ? y : x;
    y = x < 0f ? Float.NaN : y;
    return x == 0f ? Float.NEGATIVE_INFINITY : y;
  }

  /// `e^x - 1` without cancellation near 0.
  public static float expm1(float x) {
    float u = exp(x);
    float d = u - 1f;
    float y = d * (x / log(u));
    y = u == 1f ? x : y;
    y = d == -1f ? -1f : y;
    return u == Float.POSITIVE_INFINITY ? u : y;
  }

  /// `log(1 + x)` without cancellation near 0.
  public static float log1p(float x) {
    float u = 1f + x;
    float y = log(u) * (x / (u - 1f));
    y = u == 1f ? x : y;
    return u == Float.POSITIVE_INFINITY ? u : u == 0f ? Float.NEGATIVE_INFINITY : y;
  }

  /// The hyperbolic tangent.
  public static float tanh(float x) {
    float c = x < -7.99881172f ? -7.99881172f : x;
    c = c > 7.99881172f ? 7.99881172f : c;
    float z = c * c;
    float p = -2.76076847742355e-16f;
    p = Math.fma(p, z, 2.00018790482477e-13f);
    p = Math.fma(p, z, -8.60467152213735e-11f);
    p = Math.fma(p, z, 5.12229709037114e-08f);
    p = Math.fma(p, z, 1.48572235717979e-05f);
    p = Math.fma(p, z, 6.37261928875436e-04f);
    p = Math.fma(p, z, 4.89352455891786e-03f);
    float q = 1.19825839466702e-06f;
    q = Math.fma(q, z, 1.18534705686654e-04f);
    q = Math.fma(q, z, 2.26843463243900e-03f);
    q = Math.fma(q, z, 4.89352518554385e-03f);
    float y = p * c / q;
    return Math.abs(x) < 0.0004f ? x : y;
  }

  /// The error function.
  public static float erf(float x) {
    float c = x < -4f ? -4f : x;
    c = c > 4f ? 4f : c;
    float z = c * c;
    float p = -2.72614225801306e-10f;
    p = Math.fma(p, z, 2.77068142495902e-08f);
    p = Math.fma(p, z, -2.10102402082508e-06f);
    p = Math.fma(p, z, -5.69250639462346e-05f);
    p = Math.fma(p, z, -7.34990630326855e-04f);
    p = Math.fma(p, z, -2.95459980854025e-03f);
    p = Math.fma(p, z, -1.60960333262415e-02f);
    float q = -1.45660718464996e-05f;
    q = Math.fma(q, z, -2.13374055278905e-04f);
    q = Math.fma(q, z, -1.68282697438203e-03f);
    q = Math.fma(q, z, -7.37332916720468e-03f);
    q = Math.fma(q, z, -1.42647390514189e-02f);
    return p * c / q;
  }

  /// The sigmoid, `1 / (1 + e^-x)`.
  public static float logistic(float x) {
    return 1f / (exp(-x) + 1f);
  }
}
