package dev.hokku.nn.init;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Normal, `mean + stddev x`.
///
/// Source: `hk.initializers.RandomNormal`.
///
/// @param stddev standard deviation
/// @param mean of the distribution
public record RandomNormal(double stddev, double mean) implements Initializer {

  /// Refuses a negative deviation.
  public RandomNormal {
    if (stddev < 0) {
      throw new IllegalArgumentException("stddev is %s, but a deviation is not negative.".formatted(stddev));
    }
  }

  /// Standard normal.
  public RandomNormal() {
    this(1);
  }

  /// @param stddev standard deviation; the mean is 0
  public RandomNormal(double stddev) {
    this(stddev, 0);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    Tensor x = Random.normal(keys.nextRngKey(), shape, dtype);
    return add(fullLike(x, mean), mul(fullLike(x, stddev), x));
  }
}
