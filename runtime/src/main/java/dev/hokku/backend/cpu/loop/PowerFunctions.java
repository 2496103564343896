package dev.hokku.backend.cpu.loop;

import static dev.hokku.backend.cpu.loop.LoopOp.ABS;
import static dev.hokku.backend.cpu.loop.LoopOp.ADD;
import static dev.hokku.backend.cpu.loop.LoopOp.AND;
import static dev.hokku.backend.cpu.loop.LoopOp.BITS_OF;
import static dev.hokku.backend.cpu.loop.LoopOp.DIV;
import static dev.hokku.backend.cpu.loop.LoopOp.EQ;
import static dev.hokku.backend.cpu.loop.LoopOp.FLOAT_OF;
import static dev.hokku.backend.cpu.loop.LoopOp.FMA;
import static dev.hokku.backend.cpu.loop.LoopOp.GE;
import static dev.hokku.backend.cpu.loop.LoopOp.GT;
import static dev.hokku.backend.cpu.loop.LoopOp.LT;
import static dev.hokku.backend.cpu.loop.LoopOp.MUL;
import static dev.hokku.backend.cpu.loop.LoopOp.NE;
import static dev.hokku.backend.cpu.loop.LoopOp.NEG;
import static dev.hokku.backend.cpu.loop.LoopOp.NOT;
import static dev.hokku.backend.cpu.loop.LoopOp.OR;
import static dev.hokku.backend.cpu.loop.LoopOp.SAR;
import static dev.hokku.backend.cpu.loop.LoopOp.SELECT;
import static dev.hokku.backend.cpu.loop.LoopOp.SHL;
import static dev.hokku.backend.cpu.loop.LoopOp.SUB;
import static dev.hokku.backend.cpu.loop.LoopOp.TO_FLOAT;
import static dev.hokku.backend.cpu.loop.LoopOp.TO_INT;
import static dev.hokku.backend.cpu.loop.LoopOp.XOR;

/// Powers of floats, spelt out in [LoopOp]s.
///
/// | function | error, ulp | source |
/// |---|---|---|
/// | `pow` | 1 | `2^(y log2 x)` with a logarithm of two floats, as in FreeBSD's `e_powf.c`; polynomials of our own |
/// | `exp2` | 1 | the same power of two |
///
/// Before its only rounding a power is off by less than half a unit, so a power that is a float is that float: `x^1` is `x`. Results below the normal range are
/// rounded like others.
///
/// @param b collects the operations
record PowerFunctions(LoopBuilder b) {

  /// Adding it rounds to a whole number, in the low bits.
  private static final float MAGIC = 12582912f; // 1.5 * 2^23

  /// Logarithms of this size and more are far beyond what a float's power can be.
  private static final float FAR = 200f;

  /// From here on floats are even whole numbers.
  private static final float ALL_EVEN = 0x1p24f;

  /// Minimax for `(atanh(s) / s - 1 - s^2 / 3) / s^4` in `s^2`, up to `s = (sqrt(2) - 1) / (sqrt(2) + 1)`; off by 2^-36 of the logarithm.
  private static final float[] ATANH = {0.117092885f, 0.14273567f, 0.20000076f};

  private static final float THIRD = 0.33333334f;
  private static final float THIRD_REST = -9.934108e-9f;

  /// `2 / log(2)` and what its float lacks.
  private static final float TWO_OVER_LOG_2 = 2.88539f;

  private static final float TWO_OVER_LOG_2_REST = 3.851926e-8f;

  /// Minimax for `(2^r - 1 - r log(2)) / r^2` up to a half; off by 0.05 ulp of the power.
  private static final float[] EXP2 = {0.00015321406f, 0.0013390107f, 0.009618524f, 0.055503625f, 0.24022648f};

  private static final float LOG_2 = 0.6931472f;
  private static final float LOG_2_REST = -1.9046542e-9f;

  /// The sum of two floats, the second small beside the first.
  private record Pair(int high, int low) {}

  /// `2^x`.
  int exp2(int x) {
    return b.apply(SELECT, b.apply(NE, x, x), x, exp2(new Pair(x, f(0f))));
  }

  /// `x^y` as IEEE's `pow`: 1 for `x = 1` and for `y = 0`, NaN for a negative `x` and a `y` that is not whole.
  int pow(int x, int y) {
    int size = b.apply(ABS, x);
    Pair log = log2(size);
    int product = b.apply(MUL, y, log.high());
    int rest = b.apply(FMA, y, log.low(), b.apply(FMA, y, log.high(), b.apply(NEG, product)));
    int power = exp2(new Pair(product, rest));

    int whole = b.apply(OR, b.apply(GE, b.apply(ABS, y), f(ALL_EVEN)), b.apply(EQ, y, b.apply(TO_FLOAT, b.apply(TO_INT, y))));
    int lowest = b.apply(SHL, b.apply(TO_INT, y), i(31));
    int odd = b.apply(SELECT, b.apply(AND, whole, b.apply(LT, b.apply(ABS, y), f(ALL_EVEN))), lowest, i(0));
    power = b.apply(FLOAT_OF, b.apply(XOR, b.apply(BITS_OF, power), b.apply(AND, b.apply(BITS_OF, x), odd)));

    int finiteBelowZero = b.apply(AND, b.apply(LT, x, f(0f)), b.apply(GT, x, f(Float.NEGATIVE_INFINITY)));
    int none = b.apply(AND, finiteBelowZero, b.apply(NOT, whole));
    int unknown = b.apply(OR, b.apply(NE, x, x), b.apply(NE, y, y));
    power = b.apply(SELECT, b.apply(OR, none, unknown), f(Float.NaN), power);
    int endless = b.apply(EQ, b.apply(ABS, y), f(Float.POSITIVE_INFINITY));
    int one = b.apply(OR, b.apply(EQ, x, f(1f)), b.apply(EQ, y, f(0f)));
    one = b.apply(OR, one, b.apply(AND, b.apply(EQ, size, f(1f)), endless));
    return b.apply(SELECT, one, f(1f), power);
  }

  /// The logarithm to base 2 of an `x` without sign, with 34 bits: `e + 2 / log(2) atanh(s)` for `x = 2^e m` and `s = (m - 1) / (m + 1)`.
  private Pair log2(int x) {
    int tiny = b.apply(LT, x, f(Float.MIN_NORMAL));
    int bits = b.apply(BITS_OF, b.apply(SELECT, tiny, b.apply(MUL, x, f(0x1p23f)), x));
    // The mantissa is brought between sqrt(1/2) and sqrt(2) by what is added to the exponent's bits.
    int turned = b.apply(ADD, bits, i(0x3f800000 - 0x3f3504f3));
    int exponent = b.apply(SUB, b.apply(SAR, turned, i(23)), b.apply(SELECT, tiny, i(127 + 23), i(127)));
    int m = b.apply(FLOAT_OF, b.apply(ADD, b.apply(AND, turned, i(0x7fffff)), i(0x3f3504f3)));

    int above = b.apply(SUB, m, f(1f));
    int sum = b.apply(ADD, m, f(1f));
    int sumRest = b.apply(SUB, m, b.apply(SUB, sum, f(1f)));
    int inverse = b.apply(DIV, f(1f), sum);
    int s = b.apply(MUL, above, inverse);
    int missing = b.apply(FMA, b.apply(NEG, s), sumRest, b.apply(FMA, b.apply(NEG, s), sum, above));
    int sRest = b.apply(MUL, missing, inverse);

    Pair square = product(s, s);
    square = new Pair(square.high(), b.apply(FMA, b.apply(ADD, s, s), sRest, square.low()));
    Pair third = ordered(f(THIRD), b.apply(MUL, square.high(), b.horner(ATANH, square.high())));
    third = new Pair(third.high(), b.apply(ADD, third.low(), f(THIRD_REST)));
    Pair more = product(new Pair(s, sRest), product(square, third));
    Pair atanh = ordered(s, more.high());
    atanh = new Pair(atanh.high(), b.apply(ADD, atanh.low(), b.apply(ADD, sRest, more.low())));
    Pair part = product(atanh, new Pair(f(TWO_OVER_LOG_2), f(TWO_OVER_LOG_2_REST)));
    Pair whole = ordered(b.apply(TO_FLOAT, exponent), part.high());

    int high = b.apply(SELECT, b.apply(EQ, x, f(0f)), f(Float.NEGATIVE_INFINITY), whole.high());
    high = b.apply(SELECT, b.apply(EQ, x, f(Float.POSITIVE_INFINITY)), x, high);
    return new Pair(high, b.apply(ADD, whole.low(), part.low()));
  }

  /// Two to a power that is no NaN: `2^k 2^r` with `|r| <= 1 / 2`, times `2^k` in two steps, so that it is rounded once.
  private int exp2(Pair x) {
    int near = b.apply(LT, b.apply(ABS, x.high()), f(FAR));
    int limit = b.apply(SELECT, b.apply(LT, x.high(), f(0f)), f(-FAR), f(FAR));
    int high = b.apply(SELECT, near, x.high(), limit);
    int low = b.apply(SELECT, near, x.low(), f(0f));
    int magic = b.apply(ADD, high, f(MAGIC));
    int k = b.apply(SUB, b.apply(BITS_OF, magic), i(Float.floatToRawIntBits(MAGIC)));
    int r = b.apply(SUB, high, b.apply(SUB, magic, f(MAGIC)));

    Pair first = product(new Pair(r, low), new Pair(f(LOG_2), f(LOG_2_REST)));
    int more = b.apply(MUL, b.apply(MUL, r, r), b.horner(EXP2, r));
    // The small part counts 2^r times, and is once in the first term.
    int small = b.apply(MUL, b.apply(MUL, low, f(LOG_2)), b.apply(ADD, first.high(), more));
    more = b.apply(ADD, more, b.apply(ADD, first.low(), small));
    Pair sum = ordered(f(1f), first.high());
    int y = b.apply(ADD, sum.high(), b.apply(ADD, sum.low(), more));
    int half = b.apply(SAR, k, i(1));
    return b.apply(MUL, b.apply(MUL, y, powerOfTwo(half)), powerOfTwo(b.apply(SUB, k, half)));
  }

  private int powerOfTwo(int exponent) {
    return b.apply(FLOAT_OF, b.apply(SHL, b.apply(ADD, exponent, i(127)), i(23)));
  }

  /// `x + y`, exactly, for a `y` that is not larger than `x`, or an `x` of 0.
  private Pair ordered(int x, int y) {
    int sum = b.apply(ADD, x, y);
    return new Pair(sum, b.apply(ADD, b.apply(SUB, x, sum), y));
  }

  /// `x y`, exactly.
  private Pair product(int x, int y) {
    int product = b.apply(MUL, x, y);
    return new Pair(product, b.apply(FMA, x, y, b.apply(NEG, product)));
  }

  /// `x y` but for the product of the small parts.
  private Pair product(Pair x, Pair y) {
    Pair highs = product(x.high(), y.high());
    return new Pair(highs.high(), b.apply(FMA, x.high(), y.low(), b.apply(FMA, x.low(), y.high(), highs.low())));
  }

  private int f(float value) {
    return b.constant(value);
  }

  private int i(int value) {
    return b.constant(value);
  }
}
