package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The position of the first largest element along an axis, which leaves the shape. NaN counts as the largest of all.
///
/// @param axis in `[0, rank)`, of length 1 or more
/// @param dtype integer type of the positions
public record ArgMax(int axis, DType dtype) implements Unary {

  @Override
  public String name() {
    return "argmax";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    Checks.axis(name(), axis, x);
    if (x.shape().dim(axis) == 0) {
      throw new ShapeError(name(), "axis %d of x: %s is empty".formatted(axis, x), "There is no position to name.");
    }
    return new ShapedArray(dtype, x.shape().remove(axis));
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.zeroLike(y);
  }

  @Override
  public Batched batch(int size, Tensor x, int batchAxis) {
    int shifted = axis >= batchAxis ? axis + 1 : axis;
    return new Batched(Binding.bind(new ArgMax(shifted, dtype), x), shifted < batchAxis ? batchAxis - 1 : batchAxis);
  }
}
