package dev.hokku.nn.init;

import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// A given tensor, broadcast to the shape. Draws no key.
///
/// Source: `hk.initializers.Constant` of an array.
///
/// @param constant broadcasts to the shape that is asked for
public record ConstantTensor(Tensor constant) implements Initializer {

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    return constant.broadcastTo(shape).astype(dtype);
  }
}
