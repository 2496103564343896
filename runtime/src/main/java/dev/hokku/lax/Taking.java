package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.gather;
import static dev.hokku.lax.Lax.reshape;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// numpy's `take` functions, as gathers that fill what lies outside.
final class Taking {

  private Taking() {}

  static Tensor take(Tensor x, Tensor positions, int axis, TakeMode mode) {
    Tensor counted = placed(positions, x.dim(axis), mode);
    int block = positions.rank();
    List<Integer> offset = new ArrayList<>();
    for (int i = 0; i < x.rank() - 1; i++) {
      offset.add(i < axis ? i : i + block);
    }
    GatherDims dims = new GatherDims(Axes.of(offset), Axes.of(axis), Axes.of(axis));
    Tensor vectors = reshape(counted, positions.shape().insert(block, 1));
    return gather(x, vectors, dims, x.shape().with(axis, Math.min(1, x.dim(axis))), outside(mode), fill(x.dtype()));
  }

  static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis, TakeMode mode) {
    if (x.rank() != positions.rank()) {
      throw new ShapeError(
          "take_along_axis",
          "x: %s and positions: %s differ in rank".formatted(x.aval(), positions.aval()),
          "Put in axes of length 1 with expandDims.");
    }
    Shape others = Broadcasting.shapes("take_along_axis", x.shape().with(axis, 1), positions.shape().with(axis, 1));
    Tensor wide = broadcastInDim(x, others.with(axis, x.dim(axis)), Axes.range(x.rank()));
    Tensor spread = broadcastInDim(positions, others.with(axis, positions.dim(axis)), Axes.range(x.rank()));
    Axes inStep = Axes.allBut(axis, x.rank());
    GatherDims dims = new GatherDims(Axes.NONE, Axes.of(axis), Axes.of(axis), inStep, inStep);
    int[] slice = new int[x.rank()];
    Arrays.setAll(slice, i -> Math.min(wide.dim(i), 1));
    Tensor vectors = reshape(mode == TakeMode.WRAP ? placed(spread, x.dim(axis), mode) : counted(spread, x.dim(axis)), spread.shape().insert(x.rank(), 1));
    return gather(wide, vectors, dims, Shape.of(slice), outside(mode), fill(x.dtype()));
  }

  private static OutOfBounds outside(TakeMode mode) {
    return mode == TakeMode.FILL ? OutOfBounds.FILL : OutOfBounds.CLIP;
  }

  private static Tensor placed(Tensor positions, int length, TakeMode mode) {
    return switch (mode) {
      case FILL -> counted(positions, length);
      case CLIP -> Checks.integers(positions);
      case WRAP -> {
        Checks.integers(positions);
        Tensor integers = positions.dtype().bytes() < 4 ? positions.astype(DType.S32) : positions;
        yield integers.mod(Lax.fullLike(integers, length));
      }
    };
  }

  /// Positions with negative ones counted from the end.
  static Tensor counted(Tensor positions, int length) {
    Checks.integers(positions);
    // Narrow integers might not hold the length.
    Tensor integers = positions.dtype().bytes() < 4 ? positions.astype(DType.S32) : positions;
    if (integers.dtype().kind() == DType.Kind.UNSIGNED) {
      return integers;
    }
    return Lax.select(
        Lax.lt(integers, Lax.zerosLike(integers)), Lax.add(integers, Lax.fullLike(integers, length)), integers);
  }

  /// What JAX puts where a position lies outside.
  private static double fill(DType dtype) {
    return switch (dtype.kind()) {
      case FLOAT -> Double.NaN;
      case BOOL -> 1;
      case SIGNED -> -Math.scalb(1.0, dtype.bits() - 1);
      case UNSIGNED -> dtype == DType.U64 ? Math.scalb(1.0, 64) : Math.scalb(1.0, dtype.bits()) - 1;
    };
  }
}
