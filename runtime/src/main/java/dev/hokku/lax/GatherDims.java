package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// How a gather reads slices, and a scatter writes them: which axis means what. The last axis of the indices is always the index vector;
/// its other axes count the slices.
///
/// A scatter uses the same numbers for the way back: its updates are laid out like the result of the gather. XLA calls them by other names there
/// (`update_window_dims`, `inserted_window_dims`, `scatter_dims_to_operand_dims`, …).
///
/// Source: XLA's `GatherDimensionNumbers`, <https://openxla.org/xla/operation_semantics#gather>.
///
/// @param offset axes of the result that run within a slice, ascending
/// @param collapsed axes of the operand whose slices have length 1 and that leave the shape
/// @param startIndexMap for each component of an index vector, the axis of the operand that it is a position of
/// @param operandBatching axes of the operand in step with axes of the indices; they leave the slices too
/// @param indicesBatching the axes of the indices that go with them, in this order
public record GatherDims(Axes offset, Axes collapsed, Axes startIndexMap, Axes operandBatching, Axes indicesBatching) {

  /// Without axes in step.
  public GatherDims(Axes offset, Axes collapsed, Axes startIndexMap) {
    this(offset, collapsed, startIndexMap, Axes.NONE, Axes.NONE);
  }

  /// The axes of the operand that a slice keeps, ascending: axis `i` of them is axis `offset[i]` of the result.
  public Axes window(int operandRank) {
    int[] kept = Axes.range(operandRank).toArray();
    return Axes.of(Arrays.stream(kept).filter(a -> !collapsed.contains(a) && !operandBatching.contains(a)).toArray());
  }

  /// The shape of a gather's result, or of a scatter's updates.
  ///
  /// @param indices shape of the indices
  /// @param sliceSizes one length per axis of the operand
  Shape result(Shape indices, Shape sliceSizes) {
    Axes window = window(sliceSizes.rank());
    int[] dims = new int[indices.rank() - 1 + window.count()];
    int next = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      int within = offset.indexOf(axis);
      dims[axis] = within >= 0 ? sliceSizes.dim(window.at(within)) : indices.dim(next++);
    }
    return Shape.of(dims);
  }

  /// The slice sizes behind updates of this shape: those of the gather that reads back what a scatter wrote.
  public Shape sliceSizes(int operandRank, Shape updates) {
    int[] sizes = new int[operandRank];
    Arrays.fill(sizes, 1);
    Axes window = window(operandRank);
    for (int i = 0; i < window.count(); i++) {
      sizes[window.at(i)] = updates.dim(offset.at(i));
    }
    return Shape.of(sizes);
  }

  /// Refuses numbers that do not fit the operands.
  void check(String name, Shape operand, Shape indices, Shape sliceSizes) {
    if (indices.rank() < 1 || indices.last() != startIndexMap.count() || !startIndexMap.within(operand.rank())) {
      throw new ShapeError(
          name,
          "index vectors of indices %s do not name positions on axes %s of %s".formatted(indices, startIndexMap, operand),
          "The last axis of the indices is as long as the start index map.");
    }
    if (sliceSizes.rank() != operand.rank()
        || !collapsed.within(operand.rank())
        || !operandBatching.within(operand.rank())
        || window(operand.rank()).count() != operand.rank() - collapsed.count() - operandBatching.count()) {
      throw new ShapeError(
          name,
          "collapsed axes %s, axes in step %s and slices %s do not fit %s".formatted(collapsed, operandBatching, sliceSizes, operand),
          "Each axis of the operand is collapsed, in step or kept, with one slice size each.");
    }
    if (offset.count() != window(operand.rank()).count() || !offset.within(indices.rank() - 1 + offset.count())) {
      throw new ShapeError(
          name,
          "offset axes %s do not place the kept axes %s".formatted(offset, window(operand.rank())),
          "Name one axis of the result for each kept axis of the operand.");
    }
    if (operandBatching.count() != indicesBatching.count() || !indicesBatching.within(indices.rank() - 1)) {
      throw new ShapeError(
          name,
          "axes %s of %s and %s of indices %s are not in step".formatted(operandBatching, operand, indicesBatching, indices),
          "Name as many axes of the indices as of the operand.");
    }
    for (int i = 0; i < operandBatching.count(); i++) {
      if (operand.dim(operandBatching.at(i)) != indices.dim(indicesBatching.at(i))) {
        throw new ShapeError(
            name,
            "axis %d of %s and axis %d of indices %s differ in length"
                .formatted(operandBatching.at(i), operand, indicesBatching.at(i), indices),
            "Axes in step are equally long.");
      }
    }
    for (int axis = 0; axis < operand.rank(); axis++) {
      boolean leaves = collapsed.contains(axis) || operandBatching.contains(axis);
      if (sliceSizes.dim(axis) > operand.dim(axis) || !(!leaves || sliceSizes.dim(axis) <= 1)) {
        throw new ShapeError(
            name,
            "slices of %s are too large for %s at axis %d".formatted(sliceSizes, operand, axis),
            "A slice lies within the operand; on collapsed axes and axes in step it has length 1.");
      }
    }
  }

  /// With a batch axis in front of the operand alone: each slice takes all of it.
  GatherDims operandBatched() {
    return new GatherDims(
        offset.shiftedFrom(0).prepend(0),
        collapsed.shiftedFrom(0),
        startIndexMap.shiftedFrom(0),
        operandBatching.shiftedFrom(0),
        indicesBatching);
  }

  /// With a batch axis in front of the indices alone: there are so many times more slices.
  GatherDims indicesBatched() {
    return new GatherDims(offset.shiftedFrom(0), collapsed, startIndexMap, operandBatching, indicesBatching.shiftedFrom(0));
  }

  /// With a batch axis in front of both, in step.
  GatherDims bothBatched() {
    return new GatherDims(
        offset.shiftedFrom(0),
        collapsed.shiftedFrom(0),
        startIndexMap.shiftedFrom(0),
        operandBatching.shiftedFrom(0).prepend(0),
        indicesBatching.shiftedFrom(0).prepend(0));
  }
}
