package dev.hokku.nn.init;

import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Random values whose variance is `scale / n`, where `n` is the number of inputs, of outputs, or their mean.
///
/// | known as | is |
/// |---|---|
/// | Glorot uniform | `(1, FAN_AVG, UNIFORM)` |
/// | Glorot normal | `(1, FAN_AVG, TRUNCATED_NORMAL)` |
/// | LeCun uniform | `(1, FAN_IN, UNIFORM)` |
/// | LeCun normal | `(1, FAN_IN, TRUNCATED_NORMAL)` |
/// | He uniform | `(2, FAN_IN, UNIFORM)` |
/// | He normal | `(2, FAN_IN, TRUNCATED_NORMAL)` |
///
/// Source: `hk.initializers.VarianceScaling`; Glorot and Bengio 2010, <https://proceedings.mlr.press/v9/glorot10a.html>; He, Zhang, Ren and Sun 2015,
/// <https://arxiv.org/abs/1502.01852>.
///
/// @param scale factor on the variance, not negative
/// @param mode what `n` is
/// @param distribution of the values
/// @param fanInAxes the axes of the inputs, for shapes of three axes and more; null means all but the last, as in a convolution
public record VarianceScaling(double scale, Mode mode, Distribution distribution, @Nullable List<Integer> fanInAxes) implements Initializer {

  /// The standard deviation of a standard normal that is limited to ±2.
  private static final double TRUNCATED_STDDEV = .87962566103423978;

  /// What the variance is divided by.
  public enum Mode {
    /// The number of inputs.
    FAN_IN,
    /// The number of outputs.
    FAN_OUT,
    /// The mean of both.
    FAN_AVG
  }

  /// The distribution of the values.
  public enum Distribution {
    /// Normal, limited to two standard deviations.
    TRUNCATED_NORMAL,
    /// Normal.
    NORMAL,
    /// Uniform around 0.
    UNIFORM
  }

  /// Copies the list; refuses a negative scale.
  public VarianceScaling {
    if (scale < 0) {
      throw new IllegalArgumentException("scale is %s, but a variance is not negative. Give 1 or 2.".formatted(scale));
    }
    fanInAxes = fanInAxes == null ? null : List.copyOf(fanInAxes);
  }

  /// LeCun normal.
  public VarianceScaling() {
    this(1);
  }

  /// @param scale factor on the variance; by the number of inputs, truncated normal
  public VarianceScaling(double scale) {
    this(scale, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
  }

  /// @param scale factor on the variance
  /// @param mode what it is divided by
  /// @param distribution of the values
  public VarianceScaling(double scale, Mode mode, Distribution distribution) {
    this(scale, mode, distribution, null);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    double in = fanIn(shape);
    double out = fanOut(shape);
    double n = switch (mode) {
      case FAN_IN -> in;
      case FAN_OUT -> out;
      case FAN_AVG -> (in + out) / 2;
    };
    double variance = scale / Math.max(1, n);
    return switch (distribution) {
      case TRUNCATED_NORMAL -> new TruncatedNormal(Math.sqrt(variance) / rounded(TRUNCATED_STDDEV, dtype)).apply(shape, dtype, keys);
      case NORMAL -> new RandomNormal(Math.sqrt(variance)).apply(shape, dtype, keys);
      case UNIFORM -> {
        double limit = Math.sqrt(3 * variance);
        yield new RandomUniform(-limit, limit).apply(shape, dtype, keys);
      }
    };
  }

  private double fanIn(Shape shape) {
    return switch (shape.rank()) {
      case 0 -> 1;
      case 1, 2 -> shape.dim(0);
      default -> fanInAxes == null ? shape.remove(-1).count() : inputs(shape, fanInAxes);
    };
  }

  private double fanOut(Shape shape) {
    return switch (shape.rank()) {
      case 0 -> 1;
      case 1, 2 -> shape.last();
      default -> fanInAxes == null ? shape.remove(-2).count() : others(shape, fanInAxes);
    };
  }

  private static double inputs(Shape shape, List<Integer> axes) {
    double product = 1;
    for (int axis : axes) {
      if (axis < -shape.rank() || axis >= shape.rank()) {
        throw new ShapeError(
            "fanInAxes", "there is no axis %d in %s".formatted(axis, shape), "Name axes in [-%d, %d).".formatted(shape.rank(), shape.rank()));
      }
      product *= shape.dim(axis);
    }
    return product;
  }

  /// As in Haiku, an axis that is counted from the end is among the others too.
  private static double others(Shape shape, List<Integer> axes) {
    double product = 1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      product *= axes.contains(axis) ? 1 : shape.dim(axis);
    }
    return product;
  }

  /// Haiku rounds the constant to the parameter's dtype first.
  private static double rounded(double x, DType dtype) {
    return switch (dtype) {
      case F32 -> (float) x;
      case F16 -> Float.float16ToFloat(Numbers.doubleToFloat16(x));
      case BF16 -> Numbers.bfloat16ToFloat(Numbers.doubleToBfloat16(x));
      default -> x;
    };
  }
}
