package dev.hokku.nn.init;

import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// The same value everywhere. Draws no key.
///
/// Source: `hk.initializers.Constant`.
///
/// @param constant rounded to the dtype
public record Constant(double constant) implements Initializer {

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    // Python's float becomes f32 before it becomes anything narrower.
    return Numpy.full(dtype, shape, dtype == DType.F64 || dtype.isInteger() ? constant : (float) constant);
  }
}
