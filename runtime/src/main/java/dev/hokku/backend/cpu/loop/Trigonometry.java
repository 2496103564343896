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
import static dev.hokku.backend.cpu.loop.LoopOp.LT;
import static dev.hokku.backend.cpu.loop.LoopOp.MUL;
import static dev.hokku.backend.cpu.loop.LoopOp.NEG;
import static dev.hokku.backend.cpu.loop.LoopOp.OR;
import static dev.hokku.backend.cpu.loop.LoopOp.SAR;
import static dev.hokku.backend.cpu.loop.LoopOp.SELECT;
import static dev.hokku.backend.cpu.loop.LoopOp.SHL;
import static dev.hokku.backend.cpu.loop.LoopOp.SHR;
import static dev.hokku.backend.cpu.loop.LoopOp.SUB;
import static dev.hokku.backend.cpu.loop.LoopOp.TO_FLOAT;
import static dev.hokku.backend.cpu.loop.LoopOp.XOR;

/// Sine, cosine and tangent of floats of every size, spelt out in [LoopOp]s.
///
/// | function | error, ulp | source |
/// |---|---|---|
/// | `sin`, `cos` | 1 | Payne and Hanek 1983, <https://doi.org/10.1145/1057600.1057602>; polynomials of Cephes `sinf` |
/// | `tan` | 3 | `sin / cos` |
///
/// `x 2 / pi` is a product of the 24 bits of `x` with those 96 bits of `2 / pi` that the exponent of `x` leaves between whole turns and what is too small to matter. The product
/// is taken in ints, modulo four quarters of a turn; so large arguments cost and lose nothing.
///
/// @param b collects the operations
record Trigonometry(LoopBuilder b) {

  /// The bits of `2 / pi` behind the point, and the two words of zeros before it.
  private static final int[] TWO_OVER_PI = {
    0, 0, 0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB
  };

  private static final float HALF_PI = 1.57079637f;
  private static final float HALF_PI_REST = -4.37113883e-8f; // pi / 2 less its float

  /// Exponents from here on are reduced: below 2^-12 a sine is its argument.
  private static final int LEAST_EXPONENT = 115;

  /// The remainder of an argument after quarters of a turn.
  ///
  /// @param quarters how many, modulo 4: an int
  /// @param y the remainder in radians, at most `pi / 4`
  /// @param rest what rounding took from `y`
  private record Reduced(int quarters, int y, int rest) {}

  int sin(int x) {
    Reduced r = reduced(x);
    int value = b.apply(SELECT, odd(r.quarters()), cosine(r), sine(r));
    // Two quarters turn the sign, and so does the sign of x.
    int turned = b.apply(XOR, b.apply(SHL, b.apply(AND, r.quarters(), i(2)), i(30)), b.apply(AND, b.apply(BITS_OF, x), i(Integer.MIN_VALUE)));
    return finite(x, b.apply(SELECT, tiny(x), x, signed(value, turned)));
  }

  int cos(int x) {
    Reduced r = reduced(x);
    int value = b.apply(SELECT, odd(r.quarters()), sine(r), cosine(r));
    int turned = b.apply(SHL, b.apply(AND, b.apply(ADD, r.quarters(), i(1)), i(2)), i(30));
    int nearOne = b.apply(FMA, b.apply(MUL, x, f(-0.5f)), x, f(1f));
    return finite(x, b.apply(SELECT, tiny(x), nearOne, signed(value, turned)));
  }

  int tan(int x) {
    return b.apply(SELECT, tiny(x), x, b.apply(DIV, sin(x), cos(x)));
  }

  private Reduced reduced(int x) {
    int bits = b.apply(AND, b.apply(BITS_OF, x), i(Integer.MAX_VALUE));
    int shift = b.apply(SUB, b.apply(SHR, bits, i(23)), i(88));
    int mantissa = b.apply(OR, b.apply(AND, bits, i(0x7fffff)), i(0x800000));
    int word = b.apply(SAR, shift, i(5));
    int[] window = new int[4];
    for (int k = 0; k < window.length; k++) {
      window[k] = i(TWO_OVER_PI[k]);
      for (int first = 1; first <= 5; first++) {
        window[k] = b.apply(SELECT, b.apply(GE, word, i(first)), i(TWO_OVER_PI[first + k]), window[k]);
      }
    }
    int by = b.apply(AND, shift, i(31));
    int top = shifted(window[0], window[1], by);
    int middle = shifted(window[1], window[2], by);
    int bottom = shifted(window[2], window[3], by);
    // high:low is x 2 / pi in units of 2^-62, modulo 4.
    int carried = highProduct(mantissa, bottom);
    int low = b.apply(ADD, b.apply(MUL, mantissa, middle), carried);
    int overflow = b.apply(SELECT, b.apply(LT, flipped(low), flipped(carried)), i(1), i(0));
    int high = b.apply(ADD, b.apply(ADD, b.apply(MUL, mantissa, top), highProduct(mantissa, middle)), overflow);
    int quarters = b.apply(SHR, b.apply(ADD, high, i(0x20000000)), i(30));
    int part = b.apply(SUB, high, b.apply(SHL, quarters, i(30)));
    // The remainder as a float that is exact, and one for what is below.
    int whole = b.apply(MUL, b.apply(TO_FLOAT, b.apply(AND, part, i(~0x3f))), f(0x1p-30f));
    int belowLow = b.apply(MUL, b.apply(TO_FLOAT, b.apply(SHR, low, i(8))), f(0x1p-24f));
    int below = b.apply(MUL, b.apply(ADD, b.apply(TO_FLOAT, b.apply(AND, part, i(0x3f))), belowLow), f(0x1p-30f));
    int product = b.apply(MUL, whole, f(HALF_PI));
    int error = b.apply(FMA, whole, f(HALF_PI), b.apply(NEG, product));
    error = b.apply(FMA, whole, f(HALF_PI_REST), error);
    error = b.apply(FMA, below, f(HALF_PI), error);
    int y = b.apply(ADD, product, error);
    return new Reduced(quarters, y, b.apply(ADD, b.apply(SUB, product, y), error));
  }

  /// The upper 32 of the 64 bits of `x y`, for an `x` of 24 bits, exactly.
  private int highProduct(int x, int y) {
    int xHigh = b.apply(SHR, x, i(12));
    int xLow = b.apply(AND, x, i(0xfff));
    int yHigh = b.apply(SHR, y, i(16));
    int yLow = b.apply(AND, y, i(0xffff));
    int sum = b.apply(ADD, b.apply(MUL, xHigh, yLow), b.apply(SHR, b.apply(MUL, xLow, yLow), i(12)));
    sum = b.apply(ADD, b.apply(MUL, xLow, yHigh), b.apply(SHR, sum, i(4)));
    return b.apply(SHR, b.apply(ADD, b.apply(MUL, xHigh, yHigh), b.apply(SHR, sum, i(12))), i(4));
  }

  /// The upper word of two that are shifted to the left by fewer than 32.
  private int shifted(int high, int low, int by) {
    int entering = b.apply(SHR, b.apply(SHR, low, i(1)), b.apply(SUB, i(31), by));
    return b.apply(OR, b.apply(SHL, high, by), entering);
  }

  private int sine(Reduced r) {
    int z = b.apply(MUL, r.y(), r.y());
    int p = b.apply(FMA, b.apply(FMA, f(-1.9515295891e-4f), z, f(8.3321608736e-3f)), z, f(-1.6666654611e-1f));
    return b.apply(ADD, r.y(), b.apply(FMA, b.apply(MUL, p, z), r.y(), r.rest()));
  }

  private int cosine(Reduced r) {
    int z = b.apply(MUL, r.y(), r.y());
    int p = b.apply(FMA, b.apply(FMA, f(2.443315711809948e-5f), z, f(-1.388731625493765e-3f)), z, f(4.166664568298827e-2f));
    int end = b.apply(FMA, b.apply(MUL, p, z), z, b.apply(MUL, b.apply(NEG, r.y()), r.rest()));
    return b.apply(ADD, b.apply(FMA, z, f(-0.5f), end), f(1f));
  }

  private int odd(int quarters) {
    return b.apply(EQ, b.apply(AND, quarters, i(1)), i(1));
  }

  private int tiny(int x) {
    return b.apply(LT, b.apply(ABS, x), f(Math.scalb(1f, LEAST_EXPONENT - 127)));
  }

  /// NaN for infinities and NaN.
  private int finite(int x, int y) {
    return b.apply(SELECT, b.apply(LT, b.apply(ABS, x), f(Float.POSITIVE_INFINITY)), y, f(Float.NaN));
  }

  private int signed(int value, int sign) {
    return b.apply(FLOAT_OF, b.apply(XOR, b.apply(BITS_OF, value), sign));
  }

  /// Unsigned order is signed order with the top bit turned.
  private int flipped(int x) {
    return b.apply(XOR, x, i(Integer.MIN_VALUE));
  }

  private int f(float value) {
    return b.constant(value);
  }

  private int i(int value) {
    return b.constant(value);
  }
}
