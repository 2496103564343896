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

/// Normal, limited to `lower … upper` before it is scaled: `stddev x + mean`.
///
/// The standard deviation of the result is below `stddev`, by 0.8796 for the limits ±2: [VarianceScaling] corrects for that, this does not.
///
/// Source: `hk.initializers.TruncatedNormal`.
///
/// @param stddev standard deviation before truncation
/// @param mean of the distribution before truncation
/// @param lower limit, in standard deviations
/// @param upper limit, in standard deviations
public record TruncatedNormal(double stddev, double mean, double lower, double upper) implements Initializer {

  /// Refuses a negative deviation, and limits that leave nothing.
  public TruncatedNormal {
    if (stddev < 0 || lower >= upper) {
      throw new IllegalArgumentException(
          "stddev is %s and the limits are %s and %s; a deviation is not negative, and lower is below upper.".formatted(stddev, lower, upper));
    }
  }

  /// Standard normal limited to ±2.
  public TruncatedNormal() {
    this(1);
  }

  /// @param stddev standard deviation before truncation to ±2 of them; the mean is 0
  public TruncatedNormal(double stddev) {
    this(stddev, 0);
  }

  /// @param stddev standard deviation before truncation to ±2 of them
  /// @param mean of the distribution
  public TruncatedNormal(double stddev, double mean) {
    this(stddev, mean, -2, 2);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    Tensor x = Random.truncatedNormal(keys.nextRngKey(), lower, upper, shape, dtype);
    return add(mul(fullLike(x, stddev), x), fullLike(x, mean));
  }
}
