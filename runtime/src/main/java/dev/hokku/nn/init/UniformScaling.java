package dev.hokku.nn.init;

import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Uniform in `±scale sqrt(3 / n)`, where `n` is the number of inputs: all axes but the last.
///
/// Source: `hk.initializers.UniformScaling`.
///
/// @param scale of the limit
public record UniformScaling(double scale) implements Initializer {

  /// With scale 1.
  public UniformScaling() {
    this(1);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    long inputs = shape.rank() == 0 ? 1 : shape.range(0, shape.rank() - 1).count();
    double limit = Math.sqrt(3.0 / inputs) * scale;
    return new RandomUniform(-limit, limit).apply(shape, dtype, keys);
  }
}
