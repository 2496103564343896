package dev.hokku.parity.golden;

import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Sums of `f16` and `bf16` with the roundings of XLA on the CPU, which rounds after each addition. Ours are taken in `f32` and rounded once.
///
/// An axis longer than a window is first summed in windows, whose sums are summed in the same way: a row of 100 is four sums of at most 32, since its windows
/// reach over both of its ends.
///
/// Source: XLA's `TreeReductionRewriter`; found by comparing sums of many lengths, which agree bit for bit.
final class HalfSums {

  private static final int WINDOW = 32;

  private HalfSums() {}

  /// The sum of `x` over `axes`.
  static Tensor sum(Tensor x, Axes axes) {
    Tensor rest = x;
    while (axes.asList().stream().map(rest::dim).anyMatch(length -> length > WINDOW)) {
      rest = ofWindows(rest, axes);
    }
    return stepByStep(rest, axes);
  }

  /// One number for each window.
  private static Tensor ofWindows(Tensor x, Axes axes) {
    List<Integer> dims = new ArrayList<>();
    List<Integer> within = new ArrayList<>();
    List<Padding> padding = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      int length = x.dim(axis);
      int window = axes.contains(axis) ? Math.min(length, WINDOW) : 1;
      int windows = Math.ceilDiv(length, window);
      int missing = windows * window - length;
      padding.add(Padding.edges(missing / 2, missing - missing / 2));
      dims.add(windows);
      dims.add(window);
      within.add(2 * axis + 1);
    }
    Tensor padded = Lax.pad(x, 0, padding);
    return stepByStep(padded.reshape(Shape.of(dims)), Axes.of(within));
  }

  /// Adds one slice after the other; of several axes, the last one varies first.
  private static Tensor stepByStep(Tensor x, Axes axes) {
    List<Integer> order = new ArrayList<>(axes.asList());
    order.addAll(axes.complement(x.rank()).asList());
    Shape kept = x.shape().without(axes);
    Tensor rows = Lax.transpose(x, Axes.of(order)).reshape(Shape.of(order.stream().limit(axes.count()).mapToInt(x::dim).reduce(1, Math::multiplyExact)).concat(kept));
    Tensor sum = Numpy.zeros(x.dtype(), kept);
    for (int i = 0; i < rows.dim(0); i++) {
      sum = sum.add(rows.at(i).get());
    }
    return sum;
  }
}
