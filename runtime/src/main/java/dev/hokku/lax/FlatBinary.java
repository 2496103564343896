package dev.hokku.lax;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;

/// A function of two tensors that is constant around almost every point, so that its derivatives are zero: comparisons and operations on bits.
public interface FlatBinary extends ElementwiseBinary {

  @Override
  default Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.zeroLike(out);
  }

  @Override
  default Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.zeroLike(out);
  }
}
