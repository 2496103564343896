package dev.hokku.viz;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Maps values of one axis to places between 0 and 1, and names some round values.
///
/// @param low the value at 0
/// @param high the value at 1
/// @param logarithmic whether equal ratios, not equal differences, are equally far apart
record Scale(double low, double high, boolean logarithmic) {

  /// A linear scale that shows all of `[low, high]`, with a little air at both ends.
  static Scale linear(double low, double high) {
    double air = high > low ? 0.04 * (high - low) : Math.max(0.5, 0.05 * Math.abs(low));
    return new Scale(low - air, high + air, false);
  }

  /// A logarithmic scale that shows all of `[low, high]`, both above 0.
  static Scale logarithmic(double low, double high) {
    double air = high > low ? Math.pow(high / low, 0.04) : 2;
    return new Scale(low / air, high * air, true);
  }

  /// The place of a value; outside `[0, 1]` if it is not shown.
  double place(double value) {
    return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /// Round values on this axis, `wanted` of them or a few more.
  List<Double> ticks(int wanted) {
    return logarithmic ? powers(wanted) : steps(wanted);
  }

  private List<Double> steps(int wanted) {
    double rough = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> powers(int wanted) {
    int from = (int) Math.ceil(Math.log10(low));
    int to = (int) Math.floor(Math.log10(high));
    // Over less than two decades powers of ten are too few, so 2 and 5 are named as well.
    int[] factors = to - from < 2 ? new int[] {1, 2, 5} : new int[] {1};
    int stride = Math.max(1, (to - from) / wanted);
    List<Double> ticks = new ArrayList<>();
    for (int exponent = from - 1; exponent <= to; exponent++) {
      for (int factor : factors) {
        double tick = factor * Math.pow(10, exponent);
        if (tick >= low && tick <= high && Math.floorMod(exponent - from, stride) == 0) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /// A tick as text: `0.25`, `1500`, `1e-5`.
  static String label(double tick) {
    if (tick == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(tick).round(new MathContext(6, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    if (Math.abs(tick) >= 1e-3 && Math.abs(tick) < 1e6) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
