package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.reduceSum;
import static dev.hokku.lax.Lax.reshape;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Repeats `x` along new axes: `f32[8]` with dims `{1}` into `[4,8,2]`. An axis of length 1 may become longer too.
///
/// @param shape of the result
/// @param dims for each axis of `x` its place in the result, ascending
public record BroadcastInDim(Shape shape, Axes dims) implements LinearUnary {

  @Override
  public String name() {
    return "broadcast_in_dim";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (dims.count() != x.rank() || !dims.within(shape.rank()) || !ascending()) {
      throw new ShapeError(
          name(),
          "dims %s do not place the axes of x: %s in %s".formatted(dims, x, shape),
          "Name for each axis of x one axis of the result, in ascending order.");
    }
    for (int axis = 0; axis < x.rank(); axis++) {
      int length = x.shape().dim(axis);
      if (length != 1 && length != shape.dim(dims.at(axis))) {
        throw new ShapeError(
            name(),
            "axis %d of x: %s has length %d, but %s has %d at axis %d"
                .formatted(axis, x, length, shape, shape.dim(dims.at(axis)), dims.at(axis)),
            "Only an axis of length 1 becomes longer.");
      }
    }
    return x.withShape(shape);
  }

  private boolean ascending() {
    for (int i = 1; i < dims.count(); i++) {
      if (dims.at(i) <= dims.at(i - 1)) {
        return false;
      }
    }
    return true;
  }

  /// Each element receives the sum over its copies.
  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    List<Integer> repeated = new ArrayList<>(dims.complement(shape.rank()).asList());
    for (int axis = 0; axis < x.rank(); axis++) {
      if (x.shape().dim(axis) != shape.dim(dims.at(axis))) {
        repeated.add(dims.at(axis));
      }
    }
    repeated.sort(null);
    return reshape(reduceSum(ct, Axes.of(repeated)), x.shape());
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    Tensor front = Batching.moveAxis(x, axis, 0);
    return new Batched(broadcastInDim(front, shape.insert(0, size), dims.shiftedFrom(0).prepend(0)), 0);
  }
}
