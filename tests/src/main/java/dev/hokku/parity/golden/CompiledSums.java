package dev.hokku.parity.golden;

import dev.hokku.lax.Array;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Sums with the roundings of XLA on the CPU, which adds one number after the other and rounds after each addition.
///
/// An axis longer than a window is first summed in windows, whose sums are summed in the same way: a row of 100 is four sums of at most 32, since its windows
/// reach over both of its ends.
///
/// Source: XLA's `TreeReductionRewriter`; found by comparing sums of many lengths, which agree bit for bit.
final class CompiledSums {

  private static final int WINDOW = 32;

  private CompiledSums() {}

  /// The sum of `x` over `axes`.
  static Tensor sum(Tensor x, Axes axes) {
    Tensor rest = x;
    while (!inOneWindow(rest, axes)) {
      rest = ofWindows(rest, axes);
    }
    return stepByStep(rest, axes);
  }

  /// Whether `x` is summed at once.
  static boolean inOneWindow(Tensor x, Axes axes) {
    return axes.asList().stream().allMatch(axis -> x.dim(axis) <= WINDOW);
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

  private static Tensor stepByStep(Tensor x, Axes axes) {
    Tensor rows = rows(x, axes);
    Buffer terms = rows.buffer();
    Buffer sums = Buffer.zeros(x.dtype(), rows.dim(1));
    for (int i = 0; i < rows.dim(0); i++) {
      for (int j = 0; j < rows.dim(1); j++) {
        sums.setDouble(j, (float) (sums.getDouble(j) + terms.getDouble(i * rows.dim(1) + j)));
      }
    }
    return new Array(new ShapedArray(x.dtype(), x.shape().without(axes)), sums);
  }

  /// The sum of products of `f32` over axes that are summed at once. Only the second product is rounded: all others are added with fma, the first of them to it.
  static Tensor ofProducts(Tensor left, Tensor right, Axes axes) {
    Tensor rows = rows(left, axes);
    Buffer x = rows.buffer();
    Buffer y = rows(right, axes).buffer();
    int width = rows.dim(1);
    Buffer sums = Buffer.zeros(DType.F32, width);
    for (int j = 0; j < width; j++) {
      int second = rows.dim(0) > 1 ? width + j : j;
      float sum = (float) x.getDouble(second) * (float) y.getDouble(second);
      for (int at = j; at < rows.dim(0) * width; at += width) {
        sum = at == second ? sum : Math.fma((float) x.getDouble(at), (float) y.getDouble(at), sum);
      }
      sums.setDouble(j, sum);
    }
    return new Array(new ShapedArray(DType.F32, left.shape().without(axes)), sums);
  }

  /// What is summed as rows, `[N,K]`: of several axes, the last one varies first.
  private static Tensor rows(Tensor x, Axes axes) {
    List<Integer> order = new ArrayList<>(axes.asList());
    order.addAll(axes.complement(x.rank()).asList());
    int kept = x.shape().without(axes).size();
    return Lax.transpose(x, Axes.of(order)).reshape(Shape.of(kept == 0 ? 0 : x.shape().size() / kept, kept));
  }
}
