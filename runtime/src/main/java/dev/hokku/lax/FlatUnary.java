package dev.hokku.lax;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;

/// A function of one tensor that is constant around almost every point, so that its derivative is zero.
public interface FlatUnary extends ElementwiseUnary {

  @Override
  default Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.zeroLike(y);
  }
}
