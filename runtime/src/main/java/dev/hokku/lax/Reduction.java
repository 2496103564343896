package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// A primitive that makes one element out of all along some axes, which leave the shape. What an empty axis gives is the neutral element.
public interface Reduction extends Unary {

  /// The axes that leave the shape, each in `[0, rank)`, ascending.
  Axes axes();

  /// The same reduction over other axes.
  Reduction over(Axes axes);

  @Override
  default ShapedArray abstractEval(ShapedArray x) {
    Reductions.check(name(), axes(), x);
    return x.withShape(x.shape().without(axes()));
  }

  /// The batch axis is never reduced. Our axes step over it, and it slides left past every axis that leaves before it.
  @Override
  default Batched batch(int size, Tensor x, int axis) {
    Axes shifted = axes().shiftedFrom(axis);
    return new Batched(Binding.bind(over(shifted), x), axis - shifted.countBefore(axis));
  }
}
