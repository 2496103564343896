package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.convertElementType;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// numpy's broadcasting: shapes are aligned at their last axes, and an axis of length 1 (or a missing one) repeats.
final class Broadcasting {

  private Broadcasting() {}

  /// The shape that `x` and `y` broadcast to.
  ///
  /// @param name the function, for the error
  static Shape shapes(String name, Shape x, Shape y) {
    int rank = Math.max(x.rank(), y.rank());
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int a = fromEnd(x, rank - axis);
      int b = fromEnd(y, rank - axis);
      if (a != b && a != 1 && b != 1) {
        throw new ShapeError(
            name,
            "shapes %s and %s do not broadcast: %d and %d at axis %d from the end".formatted(x, y, a, b, rank - axis),
            "Lengths must be equal, or one of them 1. expandDims and reshape put in axes of length 1.");
      }
      dims[axis] = a == 1 ? b : a;
    }
    return Shape.of(dims);
  }

  private static int fromEnd(Shape shape, int place) {
    return place > shape.rank() ? 1 : shape.dim(-place);
  }

  /// `x` repeated to `shape`.
  static Tensor to(String name, Tensor x, Shape shape) {
    if (!shapes(name, x.shape(), shape).equals(shape)) {
      throw new ShapeError(name, "%s does not broadcast to %s".formatted(x.aval(), shape), "Only missing axes and axes of length 1 repeat.");
    }
    return broadcastInDim(x, shape, Axes.range(shape.rank() - x.rank(), shape.rank()));
  }

  /// All of them as `dtype`, in the one shape that they broadcast to.
  static List<Tensor> together(String name, DType dtype, List<Tensor> xs) {
    Shape shape = Shape.SCALAR;
    for (Tensor x : xs) {
      shape = shapes(name, shape, x.shape());
    }
    List<Tensor> out = new ArrayList<>();
    for (Tensor x : xs) {
      out.add(to(name, convertElementType(x, dtype), shape));
    }
    return out;
  }

  /// All of them in their common dtype and shape.
  static List<Tensor> promoted(String name, Tensor... xs) {
    return together(name, Promotion.promote(List.of(xs)), List.of(xs));
  }

  /// All of them in their common dtype, or `f32` if that is not floating, and shape.
  static List<Tensor> promotedFloating(String name, Tensor... xs) {
    return together(name, Promotion.toFloating(Promotion.promote(List.of(xs))), List.of(xs));
  }
}
