package dev.hokku.backend.cpu.loop;

import static dev.hokku.backend.cpu.loop.LoopOp.ABS;
import static dev.hokku.backend.cpu.loop.LoopOp.ADD;
import static dev.hokku.backend.cpu.loop.LoopOp.AND;
import static dev.hokku.backend.cpu.loop.LoopOp.BITS_OF;
import static dev.hokku.backend.cpu.loop.LoopOp.DIV;
import static dev.hokku.backend.cpu.loop.LoopOp.EQ;
import static dev.hokku.backend.cpu.loop.LoopOp.FLOAT_OF;
import static dev.hokku.backend.cpu.loop.LoopOp.FMA;
import static dev.hokku.backend.cpu.loop.LoopOp.GT;
import static dev.hokku.backend.cpu.loop.LoopOp.LT;
import static dev.hokku.backend.cpu.loop.LoopOp.MUL;
import static dev.hokku.backend.cpu.loop.LoopOp.NEG;
import static dev.hokku.backend.cpu.loop.LoopOp.OR;
import static dev.hokku.backend.cpu.loop.LoopOp.SELECT;
import static dev.hokku.backend.cpu.loop.LoopOp.SHL;
import static dev.hokku.backend.cpu.loop.LoopOp.SHR;
import static dev.hokku.backend.cpu.loop.LoopOp.SUB;
import static dev.hokku.backend.cpu.loop.LoopOp.TO_FLOAT;

/// Elementary functions of floats, spelt out in [LoopOp]s: one text for vectors of every length and for single elements, so one result.
///
/// | function | error, ulp | source |
/// |---|---|---|
/// | `exp` | 1 | reduced as in Cephes `expf`, a polynomial of our own; 0 where the result would not be normal |
/// | `log` | 1 | Cephes `logf` |
/// | `expm1`, `log1p` | 4 | from `exp` and `log`, Kahan's corrections |
/// | `tanh`, `erf` | 6 | rational approximations of Eigen and XLA |
/// | `sin`, `cos`, `tan` | 1, 1, 3 | [Trigonometry] |
/// | `pow`, `exp2` | 1 | [PowerFunctions] |
/// | `logistic` | 4 | `1 / (1 + exp(-x))` |
///
/// Results below the normal range may be off by as much as the smallest normal number. Choices are compare and select; `max` and `min`
/// would take several instructions more, for the sake of NaN and `-0`.
///
/// @param b collects the operations
public record Functions(LoopBuilder b) {

  /// Adding it rounds to a whole number, in the low bits.
  private static final float MAGIC = 12582912f; // 1.5 * 2^23

  /// From here on `e^x` is no float.
  private static final float EXP_HIGH = 88.72284f;

  /// Below, `e^x` is less than the smallest normal number.
  private static final float EXP_LOW = -87.33655f;

  /// Minimax for `e^r` with its first two terms exact; off by 0.05 ulp.
  private static final float[] EXP = {
    0.0013814539f, 0.008368745f, 0.041668393f, 0.1666652f, 0.49999994f, 1f, 1f
  };
  private static final float[] LOG = {
    7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f
  };
  private static final float[] TANH_P = {
    -2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f, 5.12229709037114e-08f, 1.48572235717979e-05f, 6.37261928875436e-04f, 4.89352455891786e-03f
  };
  private static final float[] TANH_Q = {
    1.19825839466702e-06f, 1.18534705686654e-04f, 2.26843463243900e-03f, 4.89352518554385e-03f
  };
  private static final float[] ERF_P = {
    -2.72614225801306e-10f, 2.77068142495902e-08f, -2.10102402082508e-06f, -5.69250639462346e-05f, -7.34990630326855e-04f, -2.95459980854025e-03f, -1.60960333262415e-02f
  };
  private static final float[] ERF_Q = {
    -1.45660718464996e-05f, -2.13374055278905e-04f, -1.68282697438203e-03f, -7.37332916720468e-03f, -1.42647390514189e-02f
  };

  /// `e^x`: `2^k e^r` with `|r| <= log(2) / 2`. The power of two is added to the exponent of `e^r`, which at the upper end of the range is below 1; what is
  /// beyond either end is chosen afterwards.
  public int exp(int x) {
    int t = b.apply(FMA, x, f(1.44269504f), f(MAGIC));
    int k = b.apply(SUB, t, f(MAGIC));
    int r = b.apply(FMA, k, f(-0.693359375f), x);
    r = b.apply(FMA, k, f(2.12194440e-4f), r);
    int y = b.apply(FLOAT_OF, b.apply(ADD, b.apply(BITS_OF, b.horner(EXP, r)), b.apply(SHL, b.apply(BITS_OF, t), i(23))));
    y = b.apply(SELECT, b.apply(LT, x, f(EXP_HIGH)), y, b.apply(ADD, x, f(Float.POSITIVE_INFINITY)));
    return b.apply(SELECT, b.apply(LT, x, f(EXP_LOW)), f(0f), y);
  }

  /// The natural logarithm; NaN below 0, `-inf` at 0.
  public int log(int x) {
    int tiny = b.apply(LT, x, f(Float.MIN_NORMAL));
    int bits = b.apply(BITS_OF, b.apply(SELECT, tiny, b.apply(MUL, x, f(8388608f)), x));
    int e = b.apply(TO_FLOAT, b.apply(SUB, b.apply(AND, b.apply(SHR, bits, i(23)), i(0xff)), i(126)));
    e = b.apply(SELECT, tiny, b.apply(SUB, e, f(23f)), e);
    int m = b.apply(FLOAT_OF, b.apply(OR, b.apply(AND, bits, i(0x7fffff)), i(0x3f000000)));
    int low = b.apply(LT, m, f(0.70710678f));
    e = b.apply(SELECT, low, b.apply(SUB, e, f(1f)), e);
    m = b.apply(SUB, b.apply(SELECT, low, b.apply(ADD, m, m), m), f(1f));
    int z = b.apply(MUL, m, m);
    int y = b.apply(MUL, b.horner(LOG, m), b.apply(MUL, m, z));
    y = b.apply(FMA, e, f(-2.12194440e-4f), y);
    y = b.apply(FMA, z, f(-0.5f), y);
    y = b.apply(FMA, e, f(0.693359375f), b.apply(ADD, m, y));
    y = b.apply(SELECT, b.apply(LT, x, f(Float.POSITIVE_INFINITY)), y, x);
    y = b.apply(SELECT, b.apply(LT, x, f(0f)), f(Float.NaN), y);
    return b.apply(SELECT, b.apply(EQ, x, f(0f)), f(Float.NEGATIVE_INFINITY), y);
  }

  /// `e^x - 1` without cancellation near 0.
  public int expm1(int x) {
    int u = exp(x);
    int d = b.apply(SUB, u, f(1f));
    int y = b.apply(MUL, d, b.apply(DIV, x, log(u)));
    y = b.apply(SELECT, b.apply(EQ, u, f(1f)), x, y);
    y = b.apply(SELECT, b.apply(EQ, d, f(-1f)), f(-1f), y);
    return b.apply(SELECT, b.apply(EQ, u, f(Float.POSITIVE_INFINITY)), u, y);
  }

  /// `log(1 + x)` without cancellation near 0.
  public int log1p(int x) {
    int u = b.apply(ADD, x, f(1f));
    int y = b.apply(MUL, log(u), b.apply(DIV, x, b.apply(SUB, u, f(1f))));
    y = b.apply(SELECT, b.apply(EQ, u, f(1f)), x, y);
    y = b.apply(SELECT, b.apply(EQ, u, f(Float.POSITIVE_INFINITY)), u, y);
    return b.apply(SELECT, b.apply(EQ, u, f(0f)), f(Float.NEGATIVE_INFINITY), y);
  }

  /// The hyperbolic tangent.
  public int tanh(int x) {
    int c = clamp(x, -7.99881172f, 7.99881172f);
    int z = b.apply(MUL, c, c);
    int y = b.apply(DIV, b.apply(MUL, b.horner(TANH_P, z), c), b.horner(TANH_Q, z));
    return b.apply(SELECT, b.apply(LT, b.apply(ABS, x), f(0.0004f)), x, y);
  }

  /// The sine.
  public int sin(int x) {
    return new Trigonometry(b).sin(x);
  }

  /// The cosine.
  public int cos(int x) {
    return new Trigonometry(b).cos(x);
  }

  /// The tangent.
  public int tan(int x) {
    return new Trigonometry(b).tan(x);
  }

  /// `2^x`.
  public int exp2(int x) {
    return new PowerFunctions(b).exp2(x);
  }

  /// `x^y`, in the corners as IEEE's.
  public int pow(int x, int y) {
    return new PowerFunctions(b).pow(x, y);
  }

  /// The error function.
  public int erf(int x) {
    int c = clamp(x, -4f, 4f);
    int z = b.apply(MUL, c, c);
    return b.apply(DIV, b.apply(MUL, b.horner(ERF_P, z), c), b.horner(ERF_Q, z));
  }

  /// The sigmoid, `1 / (1 + e^-x)`.
  public int logistic(int x) {
    return b.apply(DIV, f(1f), b.apply(ADD, exp(b.apply(NEG, x)), f(1f)));
  }

  /// The whole number below.
  public int floor(int x) {
    int t = truncated(x);
    return kept(x, b.apply(SELECT, b.apply(GT, t, x), b.apply(SUB, t, f(1f)), t));
  }

  /// The whole number above.
  public int ceil(int x) {
    int t = truncated(x);
    return kept(x, b.apply(SELECT, b.apply(LT, t, x), b.apply(ADD, t, f(1f)), t));
  }

  /// The nearest whole number, ties to even.
  public int round(int x) {
    return kept(x, b.apply(SUB, b.apply(ADD, b.apply(ABS, x), f(8388608f)), f(8388608f)));
  }

  private int truncated(int x) {
    return b.apply(TO_FLOAT, b.apply(LoopOp.TO_INT, x));
  }

  /// `rounded` with the sign of `x` where `x` has a fraction to lose, else `x`: floats from 2^23 on are whole, `-0` and NaN stay.
  private int kept(int x, int rounded) {
    int size = b.apply(BITS_OF, b.apply(ABS, rounded));
    int signed = b.apply(FLOAT_OF, b.apply(OR, size, b.apply(AND, b.apply(BITS_OF, x), i(0x80000000))));
    return b.apply(SELECT, b.apply(LT, b.apply(ABS, x), f(8388608f)), signed, x);
  }

  private int clamp(int x, float low, float high) {
    int c = b.apply(SELECT, b.apply(LT, x, f(low)), f(low), x);
    return b.apply(SELECT, b.apply(GT, c, f(high)), f(high), c);
  }

  private int f(float value) {
    return b.constant(value);
  }

  private int i(int value) {
    return b.constant(value);
  }
}
