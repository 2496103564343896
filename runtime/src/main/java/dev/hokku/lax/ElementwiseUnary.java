package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// A function of one tensor, element by element. By default the dtype stays.
public interface ElementwiseUnary extends Unary, Elementwise {

  @Override
  default ShapedArray abstractEval(ShapedArray x) {
    return x;
  }

  @Override
  default Batched batch(int size, Tensor x, int axis) {
    return new Batched(Binding.bind(this, x), axis);
  }
}
