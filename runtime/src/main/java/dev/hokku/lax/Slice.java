package dev.hokku.lax;

import static dev.hokku.lax.Lax.pad;
import static dev.hokku.lax.Lax.slice;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The elements from `start` to `limit` (exclusive), every `stride`-th of them, for each axis.
///
/// @param start one per axis, in `[0, length]`
/// @param limit one per axis, in `[start, length]`
/// @param strides one per axis, 1 or more
public record Slice(Axes start, Axes limit, Axes strides) implements LinearUnary {

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (start.count() != x.rank() || limit.count() != x.rank() || strides.count() != x.rank()) {
      throw new ShapeError(
          name(),
          "start %s, limit %s and strides %s do not fit x: %s".formatted(start, limit, strides, x),
          "Give each as many entries as x has axes, %d.".formatted(x.rank()));
    }
    int[] dims = x.shape().dims();
    for (int axis = 0; axis < dims.length; axis++) {
      if (0 > start.at(axis) || start.at(axis) > limit.at(axis) || limit.at(axis) > dims[axis] || strides.at(axis) < 1) {
        throw new ShapeError(
            name(),
            "%d to %d by %d is no range of axis %d of x: %s".formatted(start.at(axis), limit.at(axis), strides.at(axis), axis, x),
            "Needed: 0 <= start <= limit <= %d and a stride of 1 or more.".formatted(dims[axis]));
      }
      dims[axis] = Math.ceilDiv(limit.at(axis) - start.at(axis), strides.at(axis));
    }
    return x.withShape(Shape.of(dims));
  }

  /// The cotangent goes back to where the elements were, with zeros around and between.
  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    List<Padding> padding = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      int interior = strides.at(axis) - 1;
      int reached = new Padding(start.at(axis), 0, interior).padded(ct.dim(axis));
      padding.add(new Padding(start.at(axis), x.shape().dim(axis) - reached, interior));
    }
    return pad(ct, zeros(ct.aval().withShape(Shape.SCALAR)), padding);
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(
        slice(Batching.moveAxis(x, axis, 0), start.prepend(0), limit.prepend(size), strides.prepend(1)), 0);
  }
}
