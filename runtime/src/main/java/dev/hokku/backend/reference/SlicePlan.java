package dev.hokku.backend.reference;

import dev.hokku.lax.GatherDims;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Where the slices of a gather or scatter lie: inside the operand, and outside, in the result or the updates.
final class SlicePlan {

  private final int[] starts;
  private final int[] outerStarts;
  private final int[] innerSteps;
  private final int[] outerSteps;

  /// @param x shape of the operand
  /// @param indices the index vectors, along the last axis of `indexShape`
  /// @param sizes of a slice, per axis of the operand
  /// @param outer shape of the result of a gather or the updates of a scatter
  /// @param clip whether slices are moved into the operand; else those that do not lie within it are marked
  SlicePlan(GatherDims dims, Shape x, Buffer indices, Shape indexShape, Shape sizes, Shape outer, boolean clip) {
    Axes window = dims.window(x.rank());
    Axes counting = dims.offset().complement(outer.rank());
    innerSteps = Strided.positions(Strided.pick(sizes.dims(), window), Strided.pick(x.strides(), window), 0);
    outerSteps = Strided.positions(Strided.pick(outer.dims(), dims.offset()), Strided.pick(outer.strides(), dims.offset()), 0);
    outerStarts = Strided.positions(Strided.pick(outer.dims(), counting), Strided.pick(outer.strides(), counting), 0);
    starts = new int[outerStarts.length];
    Shape count = indexShape.range(0, indexShape.rank() - 1);
    for (int slice = 0; slice < starts.length; slice++) {
      starts[slice] = start(dims, x, indices, count, sizes, slice, clip);
    }
  }

  /// The position of the first element of a slice in the operand, or -1 if the slice does not lie within it.
  private static int start(GatherDims dims, Shape x, Buffer indices, Shape count, Shape sizes, int slice, boolean clip) {
    int components = dims.startIndexMap().count();
    int position = 0;
    for (int i = 0; i < components; i++) {
      int axis = dims.startIndexMap().at(i);
      int last = x.dim(axis) - sizes.dim(axis);
      int start = clamp(indices, slice * components + i, last);
      if (!clip && start != indices.getLong(slice * components + i)) {
        return -1;
      }
      position += start * x.strides()[axis];
    }
    for (int i = 0; i < dims.operandBatching().count(); i++) {
      int inStep = dims.indicesBatching().at(i);
      position += slice / count.strides()[inStep] % count.dim(inStep) * x.strides()[dims.operandBatching().at(i)];
    }
    return position;
  }

  /// An index moved into `[0, last]`; a `u64` above 2^63 is large, not negative.
  static int clamp(Buffer indices, int at, int last) {
    double index = indices.getDouble(at);
    return index >= last ? last : (int) Math.max(index, 0);
  }

  /// The shape of a slice behind updates of this shape.
  static Shape sizes(GatherDims dims, int rank, Shape updates) {
    int[] sizes = new int[rank];
    Arrays.fill(sizes, 1);
    Axes window = dims.window(rank);
    for (int i = 0; i < window.count(); i++) {
      sizes[window.at(i)] = updates.dim(dims.offset().at(i));
    }
    return Shape.of(sizes);
  }

  /// How many slices there are.
  int slices() {
    return starts.length;
  }

  /// How many elements a slice has.
  int window() {
    return innerSteps.length;
  }

  /// Whether a slice lies within the operand.
  boolean within(int slice) {
    return starts[slice] >= 0;
  }

  /// The position in the operand of element `i` of a slice.
  int inner(int slice, int i) {
    return starts[slice] + innerSteps[i];
  }

  /// The position in the result or the updates of element `i` of a slice.
  int outer(int slice, int i) {
    return outerStarts[slice] + outerSteps[i];
  }
}
