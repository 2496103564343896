package dev.hokku.nn.init;

import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;

/// Factories of the initializers of this package, to be imported statically: `truncatedNormal(1 / Math.sqrt(fanIn))`, `zeros()`.
///
/// Source: `hk.initializers`.
public final class Initializers {

  private static final Constant ZEROS = new Constant(0);
  private static final Constant ONES = new Constant(1);

  private Initializers() {}

  /// Zeros.
  public static Initializer zeros() {
    return ZEROS;
  }

  /// Ones.
  public static Initializer ones() {
    return ONES;
  }

  /// [Constant].
  public static Initializer constant(double value) {
    return new Constant(value);
  }

  /// [ConstantTensor].
  public static Initializer constant(Tensor value) {
    return new ConstantTensor(value);
  }

  /// [RandomNormal] with standard deviation 1 and mean 0.
  public static Initializer randomNormal() {
    return new RandomNormal();
  }

  /// [RandomNormal] with mean 0.
  public static Initializer randomNormal(double stddev) {
    return new RandomNormal(stddev);
  }

  /// [RandomNormal].
  public static Initializer randomNormal(double stddev, double mean) {
    return new RandomNormal(stddev, mean);
  }

  /// [TruncatedNormal] with standard deviation 1 and mean 0, limited to ±2.
  public static Initializer truncatedNormal() {
    return new TruncatedNormal();
  }

  /// [TruncatedNormal] with mean 0, limited to ±2 standard deviations.
  public static Initializer truncatedNormal(double stddev) {
    return new TruncatedNormal(stddev);
  }

  /// [TruncatedNormal], limited to ±2 standard deviations.
  public static Initializer truncatedNormal(double stddev, double mean) {
    return new TruncatedNormal(stddev, mean);
  }

  /// [RandomUniform] in `[0, 1)`.
  public static Initializer randomUniform() {
    return new RandomUniform();
  }

  /// [RandomUniform].
  public static Initializer randomUniform(double minval, double maxval) {
    return new RandomUniform(minval, maxval);
  }

  /// [VarianceScaling] with scale 1, by the number of inputs, truncated normal.
  public static Initializer varianceScaling() {
    return new VarianceScaling();
  }

  /// [VarianceScaling] by the number of inputs, truncated normal.
  public static Initializer varianceScaling(double scale) {
    return new VarianceScaling(scale);
  }

  /// [VarianceScaling].
  public static Initializer varianceScaling(double scale, VarianceScaling.Mode mode, VarianceScaling.Distribution distribution) {
    return new VarianceScaling(scale, mode, distribution);
  }

  /// [UniformScaling].
  public static Initializer uniformScaling(double scale) {
    return new UniformScaling(scale);
  }

  /// [Orthogonal] with scale 1, along the last axis.
  public static Initializer orthogonal() {
    return new Orthogonal();
  }

  /// [Identity] with ones on the diagonal.
  public static Initializer identity() {
    return new Identity();
  }
}
