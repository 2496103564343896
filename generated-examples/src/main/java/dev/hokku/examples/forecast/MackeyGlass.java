package dev.hokku.examples.forecast;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// A chaotic series that never repeats and yet can be foretold for a while: how many blood cells there are when their making lags behind.
///
/// `x'(t) = 0.2 x(t-17) / (1 + x(t-17)^10) - 0.1 x(t)`
///
/// Source: Mackey and Glass 1977, *Oscillation and chaos in physiological control systems*.
final class MackeyGlass {

  private static final int DELAY = 17;

  /// Steps of the integration in one unit of time.
  private static final int FINE = 10;

  /// What came before the series has settled, in units of time.
  private static final int SETTLING = 300;

  private MackeyGlass() {}

  /// `count` values, one unit of time apart, `f32[count]`.
  ///
  /// @param start the constant value before time 0; it fixes the series
  static Tensor series(int count, double start) {
    int lag = DELAY * FINE;
    double[] x = new double[(SETTLING + count) * FINE + 1];
    x[0] = start;
    for (int i = 0; i + 1 < x.length; i++) {
      double delayed = i < lag ? start : x[i - lag];
      x[i + 1] = x[i] + (0.2 * delayed / (1 + Math.pow(delayed, 10)) - 0.1 * x[i]) / FINE;
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = x[(SETTLING + i) * FINE];
    }
    return Numpy.array(DType.F32, Shape.of(count), values);
  }
}
