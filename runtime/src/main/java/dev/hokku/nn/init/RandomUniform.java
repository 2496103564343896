package dev.hokku.nn.init;

import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Uniform in `[minval, maxval)`.
///
/// Source: `hk.initializers.RandomUniform`.
///
/// @param minval least value
/// @param maxval upper bound, not reached
public record RandomUniform(double minval, double maxval) implements Initializer {

  /// Refuses bounds that are upside down.
  public RandomUniform {
    if (minval > maxval) {
      throw new IllegalArgumentException("minval %s is above maxval %s.".formatted(minval, maxval));
    }
  }

  /// Uniform in `[0, 1)`.
  public RandomUniform() {
    this(0, 1);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    return Random.uniform(keys.nextRngKey(), shape, dtype, minval, maxval);
  }
}
