package dev.hokku.cli;

import dev.hokku.viz.Plot;
import java.util.Arrays;

/// The losses of a run, in the order of its steps.
final class Losses {

  /// Weight of the newest loss in the mean that is shown: one batch says little.
  private static final double SMOOTHING = 0.05;

  /// A line through more points than these looks no better.
  private static final int POINTS = 1_000;

  private final long first;
  private double[] smooth = new double[256];
  private int count;

  /// @param first the step of the first loss, counted from 0
  Losses(long first) {
    this.first = first;
  }

  void add(double loss) {
    if (count == smooth.length) {
      smooth = Arrays.copyOf(smooth, 2 * count);
    }
    smooth[count] = count == 0 ? loss : smoothed() + SMOOTHING * (loss - smoothed());
    count++;
  }

  /// The mean of the last losses, the newest counting most.
  double smoothed() {
    return smooth[count - 1];
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The smoothed loss over the steps.
  Plot plot(String title) {
    int stride = Math.ceilDiv(count, POINTS);
    int points = Math.ceilDiv(count, stride);
    double[] steps = new double[points];
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      steps[i] = first + 1.0 + (long) i * stride;
      values[i] = smooth[i * stride];
    }
    return Plot.titled(title).withAxes("step", "loss").withLine("loss", steps, values);
  }
}
