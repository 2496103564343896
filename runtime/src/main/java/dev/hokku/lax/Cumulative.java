package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// A primitive that puts in place of each element the reduction of all up to it along an axis, itself included.
public interface Cumulative extends Unary {

  /// The axis, in `[0, rank)`.
  int axis();

  /// Whether it starts at the end.
  boolean reverse();

  /// The same along another axis.
  Cumulative along(int axis);

  @Override
  default ShapedArray abstractEval(ShapedArray x) {
    Checks.axis(name(), axis(), x);
    return Checks.numeric(name(), x);
  }

  @Override
  default Batched batch(int size, Tensor x, int batchAxis) {
    return new Batched(Binding.bind(along(axis() >= batchAxis ? axis() + 1 : axis()), x), batchAxis);
  }
}
