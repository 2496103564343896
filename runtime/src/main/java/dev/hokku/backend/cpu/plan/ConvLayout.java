package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.PaddedCopy;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A convolution of `[batch, spatial.., in]` with `[spatial.., in / groups, out]` as matrix products: patches by kernel.
///
/// @param padding how the input is padded first
/// @param positions windows in all images: rows of the product
/// @param depth elements of a window: what is summed
/// @param out features of the result
/// @param groups how many products there are
/// @param rows where each window begins in the padded input
/// @param pieces where each run of a window begins in it
/// @param run floats in a run
record ConvLayout(PaddedCopy padding, int positions, int depth, int out, int groups, int[] rows, int[] pieces, int run) {

  /// The order of axes that brings the input to `[batch, spatial.., feature]`.
  static Axes inputOrder(ConvDims dims) {
    return order(dims.lhs());
  }

  /// The order of axes that brings the kernel to `[spatial.., in, out]`.
  static Axes kernelOrder(ConvDims dims) {
    List<Integer> axes = new ArrayList<>(dims.rhs().asList().subList(2, dims.rhs().count()));
    axes.add(dims.rhs().at(1));
    axes.add(dims.rhs().at(0));
    return Axes.of(axes);
  }

  /// The order that brings `[batch, spatial.., feature]` to the result's layout.
  static Axes resultOrder(ConvDims dims) {
    return order(dims.out()).inverse();
  }

  private static Axes order(Axes axes) {
    List<Integer> order = new ArrayList<>();
    order.add(axes.at(0));
    order.addAll(axes.asList().subList(2, axes.count()));
    order.add(axes.at(1));
    return Axes.of(order);
  }

  /// @param x the input's shape in its own layout
  /// @param w the kernel's
  /// @param y the result's
  static ConvLayout of(ConvGeneralDilated op, Shape x, Shape w, Shape y) {
    Shape input = x.permute(inputOrder(op.dims()));
    Shape kernel = w.permute(kernelOrder(op.dims()));
    Shape result = y.permute(order(op.dims().out()));
    int spatial = op.dims().spatial();
    List<Integer> padded = new ArrayList<>();
    List<Integer> low = new ArrayList<>();
    for (int i = 0; i < spatial; i++) {
      int dilated = Math.max(0, (input.dim(i + 1) - 1) * op.lhsDilation().at(i) + 1);
      padded.add(op.padding().get(i).padded(dilated));
      low.add(op.padding().get(i).low());
    }
    int channels = input.last();
    PaddedCopy padding = new PaddedCopy(
        input.dim(0), input.range(1, spatial + 1).asList(), padded, low, op.lhsDilation().asList(), channels);
    int[] steps = new int[spatial];
    int image = channels;
    for (int i = spatial - 1; i >= 0; i--) {
      steps[i] = image;
      image *= padded.get(i);
    }
    int[] moves = new int[spatial];
    int[] taps = new int[spatial];
    for (int i = 0; i < spatial; i++) {
      moves[i] = steps[i] * op.strides().at(i);
      taps[i] = steps[i] * op.rhsDilation().at(i);
    }
    int[] windows = grid(result.range(1, spatial + 1), moves);
    int[] rows = new int[result.dim(0) * windows.length];
    for (int b = 0; b < result.dim(0); b++) {
      for (int p = 0; p < windows.length; p++) {
        rows[b * windows.length + p] = b * image + windows[p];
      }
    }
    int each = channels / op.featureGroups();
    int[] pieces = grid(kernel.range(0, spatial), taps);
    int joined = joined(pieces, each);
    int[] runs = new int[pieces.length / joined];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = pieces[i * joined];
    }
    return new ConvLayout(padding, rows.length, pieces.length * each, result.last(), op.featureGroups(), rows, runs, joined * each);
  }

  /// Where each point of a grid is, the last axis fastest.
  private static int[] grid(Shape shape, int[] steps) {
    int[] places = new int[shape.size()];
    for (int p = 0; p < places.length; p++) {
      int rest = p;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        places[p] += rest % shape.dim(axis) * steps[axis];
        rest /= shape.dim(axis);
      }
    }
    return places;
  }

  /// How many neighbouring taps lie side by side, everywhere in the window alike.
  private static int joined(int[] pieces, int each) {
    int joined = 1;
    while (joined < pieces.length && pieces[joined] == pieces[0] + joined * each) {
      joined++;
    }
    if (pieces.length % joined != 0) {
      return 1;
    }
    for (int i = 0; i < pieces.length; i++) {
      if (pieces[i] != pieces[i / joined * joined] + i % joined * each) {
        return 1;
      }
    }
    return joined;
  }
}
