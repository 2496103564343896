package dev.hokku.nn;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.lax.Numpy.where;
import static dev.hokku.nn.init.Initializers.constant;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A moving average that forgets exponentially: `hidden = hidden decay + value (1 - decay)`.
///
/// State: `counter`: `s32[]`, how many values there were; `hidden`: like the value; `average`: `hidden`, freed of its start at zero unless told otherwise.
///
/// @param decay weight of the old average, in `[0, 1]`
/// @param zeroDebias whether `average` is `hidden / (1 - decay^counter)`
/// @param warmupLength for how many values the average is the value itself; needs `zeroDebias` to be false
/// @param name the module's name; by default `exponential_moving_average`
///
/// Source: `hk.ExponentialMovingAverage`; Kingma and Ba 2015 for the debiasing, <https://arxiv.org/abs/1412.6980>.
@HkModule
public record ExponentialMovingAverage(double decay, boolean zeroDebias, int warmupLength, @Nullable String name) {

  /// Debiased, without warm-up.
  public ExponentialMovingAverage(double decay) {
    this(decay, true, 0, null);
  }

  /// Refuses what has no meaning.
  public ExponentialMovingAverage {
    Inputs.requireShare("decay", decay);
    if (warmupLength < 0) {
      throw new IllegalArgumentException("warmupLength is %d, but must not be negative.".formatted(warmupLength));
    }
    if (warmupLength > 0 && zeroDebias) {
      throw new IllegalArgumentException(
          "warmupLength is %d with zeroDebias: warming up starts from values, so there is no zero to debias. Set zeroDebias to false."
              .formatted(warmupLength));
    }
  }

  /// With or without debiasing.
  public ExponentialMovingAverage withZeroDebias(boolean debias) {
    return new ExponentialMovingAverage(decay, debias, warmupLength, name);
  }

  /// With a warm-up, and without debiasing if it is not zero.
  public ExponentialMovingAverage withWarmupLength(int length) {
    return new ExponentialMovingAverage(decay, zeroDebias && length == 0, length, name);
  }

  /// With a name of its own.
  public ExponentialMovingAverage withName(@Nullable String given) {
    return new ExponentialMovingAverage(decay, zeroDebias, warmupLength, given);
  }

  /// Takes `value` into the average and returns the average.
  @Forward
  public Tensor forward(Tensor value) {
    return update(this, value, true);
  }

  /// Returns the average with `value` taken in.
  ///
  /// @param updateStats whether it is kept
  @Forward
  public Tensor forward(Tensor value, boolean updateStats) {
    return update(this, value, updateStats);
  }

  /// The average so far. Init cannot know one: take a value in first, or call [#initialize].
  @Forward
  public Tensor average() {
    return getState("average");
  }

  /// Starts `hidden` and `average` at zero.
  @Forward
  public void initialize(Shape shape, DType dtype) {
    getState("hidden", shape, dtype, zeros());
    getState("average", shape, dtype, zeros());
  }

  static void requireLike(Tensor hidden, Tensor value) {
    if (!hidden.shape().equals(value.shape())) {
      throw new ShapeError(
          "exponential_moving_average",
          "the value is %s, but the average so far is %s".formatted(value.aval(), hidden.aval()),
          "Give values of one shape. Where this average belongs to a normalisation, see that the channels are where its data format says.");
    }
  }

  private static Tensor update(ExponentialMovingAverage ema, Tensor value, boolean updateStats) {
    Tensor counter = getState("counter", Shape.SCALAR, DType.S32, constant(-ema.warmupLength)).add(1);
    Tensor decay = Numpy.scalar(value.dtype(), ema.decay);
    if (ema.warmupLength > 0) {
      decay = where(counter.le(0), 0, decay);
    }
    Tensor one = Numpy.scalar(value.dtype(), 1.0);
    Tensor hidden = getState("hidden", value.shape(), value.dtype(), zeros());
    requireLike(hidden, value);
    hidden = hidden.mul(decay).add(value.mul(one.sub(decay)));
    Tensor average = ema.zeroDebias ? hidden.div(one.sub(decay.pow(counter))) : hidden;
    if (updateStats) {
      setState("counter", counter);
      setState("hidden", hidden);
      setState("average", average);
    }
    return average;
  }

  @Override
  public String toString() {
    return ExponentialMovingAverageApply.TYPE.describe(this);
  }
}
