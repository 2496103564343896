package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.lax.DotDims;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A `dot_general` as matrix products: `rows x depth` by `depth x columns`, `batch` times.
///
/// @param left how the left operand lies in memory
/// @param right how the right one does
record DotLayout(int batch, int rows, int columns, int depth, Operand left, Operand right) {

  /// A matrix, or a batch of them, in memory.
  ///
  /// @param stride distance between stored rows
  /// @param transposed whether these are the matrix's columns
  /// @param lengths of the batch axes
  /// @param steps distance along each batch axis
  record Operand(int stride, boolean transposed, List<Integer> lengths, List<Integer> steps) {

    /// One of the matrices, to be placed.
    Matrix matrix() {
      return Matrix.unplaced(stride, transposed);
    }

    /// Where matrix `b` begins.
    int begin(int b) {
      int at = 0;
      int rest = b;
      for (int axis = lengths.size() - 1; axis >= 0; axis--) {
        at += rest % lengths.get(axis) * steps.get(axis);
        rest /= lengths.get(axis);
      }
      return at;
    }
  }

  /// The layout, or nothing if an operand would have to be transposed first.
  static Optional<DotLayout> of(DotDims dims, Shape x, Shape y) {
    Axes xFree = dims.lhsFree(x.rank());
    Axes yFree = dims.rhsFree(y.rank());
    Optional<Operand> left = operand(x, xFree, dims.lhsContract(), dims.lhsBatch(), false);
    Optional<Operand> right = operand(y, yFree, dims.rhsContract(), dims.rhsBatch(), true);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DotLayout(
        size(x, dims.lhsBatch()), size(x, xFree), size(y, yFree), size(x, dims.lhsContract()), left.get(), right.get()));
  }

  /// The order of axes in which [#of] takes an operand whatever it was: batch, free, contracted.
  static Axes order(int rank, Axes free, Axes contract, Axes batch) {
    List<Integer> axes = new ArrayList<>(batch.asList());
    axes.addAll(free.asList());
    axes.addAll(contract.asList());
    return Axes.of(axes);
  }

  private static Optional<Operand> operand(Shape shape, Axes free, Axes contract, Axes batch, boolean depthFirst) {
    int freeStep = step(shape, free);
    int depthStep = step(shape, contract);
    if (freeStep < 0 || depthStep < 0) {
      return Optional.empty();
    }
    int frees = size(shape, free);
    int depth = size(shape, contract);
    int[] strides = shape.strides();
    List<Integer> steps = batch.asList().stream().map(axis -> strides[axis]).toList();
    List<Integer> lengths = batch.asList().stream().map(shape::dim).toList();
    // An axis of length 1 has any step; a column is better read as the only row of its transpose.
    if (depthStep == 1 && (depth > 1 || freeStep != 1)) {
      return Optional.of(new Operand(frees == 1 ? depth : freeStep, depthFirst, lengths, steps));
    }
    return freeStep == 1 ? Optional.of(new Operand(depth == 1 ? frees : depthStep, !depthFirst, lengths, steps)) : Optional.empty();
  }

  /// The distance between neighbours when the axes, in this order, are walked as one; -1 if they cannot be.
  private static int step(Shape shape, Axes axes) {
    int[] strides = shape.strides();
    int step = 1;
    int next = -1;
    for (int i = axes.count() - 1; i >= 0; i--) {
      int axis = axes.at(i);
      if (shape.dim(axis) == 1) {
        continue;
      }
      if (next < 0) {
        step = strides[axis];
      } else if (strides[axis] != next) {
        return -1;
      }
      next = strides[axis] * shape.dim(axis);
    }
    return step;
  }

  private static int size(Shape shape, Axes axes) {
    int size = 1;
    for (int i = 0; i < axes.count(); i++) {
      size *= shape.dim(axes.at(i));
    }
    return size;
  }
}
