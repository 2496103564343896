package dev.hokku.nn;

import static dev.hokku.tensor.KeepDims.YES;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import org.jspecify.annotations.Nullable;

/// Brings each channel of `x` to mean 0 and variance 1, then scales and shifts it.
///
/// In training the statistics are those of the batch, and moving averages of them are kept as state; otherwise the moving averages are used and the
/// state stays as it was.
///
/// Parameters `scale`, `offset`: `[1,..,1,C]`, ones where statistics are taken over. State: `~/mean_ema` and `~/var_ema`, see [ExponentialMovingAverage].
///
/// Source: Ioffe and Szegedy 2015, <https://arxiv.org/abs/1502.03167>, algorithms 1 and 2; `hk.BatchNorm`.
@HkModule
public final class BatchNorm {

  final NormOptions options;
  final double decayRate;
  final @Nullable NormAxes axis;
  final @Nullable String crossReplicaAxis;
  final String dataFormat;
  final @Nullable String name;
  final ExponentialMovingAverage meanEma;
  final ExponentialMovingAverage varEma;

  /// Over all axes but the last, with epsilon 1e-5.
  ///
  /// @param decayRate weight of the old average at each update, in `[0, 1)`; 0.9 is usual
  public BatchNorm(boolean createScale, boolean createOffset, double decayRate) {
    this(NormOptions.of(createScale, createOffset), decayRate, null, null, "channels_last", null);
  }

  /// As below, without an axis of a `vmap` around.
  public BatchNorm(NormOptions options, double decayRate, @Nullable NormAxes axis, String dataFormat, @Nullable String name) {
    this(options, decayRate, axis, null, dataFormat, name);
  }

  /// @param options scale, offset and epsilon
  /// @param decayRate weight of the old average at each update, in `[0, 1)`; 0.9 is usual
  /// @param axis the axes that statistics are taken over; null for all but the channels
  /// @param crossReplicaAxis the axis of a `vmap` around, over which statistics are averaged too; null for none
  /// @param dataFormat where the channels are, see [Channels]
  /// @param name the module's name; by default `batch_norm`
  public BatchNorm(
      NormOptions options,
      double decayRate,
      @Nullable NormAxes axis,
      @Nullable String crossReplicaAxis,
      String dataFormat,
      @Nullable String name) {
    Channels.index(dataFormat);
    Inputs.requireShare("decayRate", decayRate);
    this.options = options;
    this.decayRate = decayRate;
    this.axis = axis;
    this.crossReplicaAxis = crossReplicaAxis;
    this.dataFormat = dataFormat;
    this.name = name;
    this.meanEma = new ExponentialMovingAverage(decayRate).withName("mean_ema");
    this.varEma = new ExponentialMovingAverage(decayRate).withName("var_ema");
  }

  /// With this number added to the variance; 1e-5 unless said.
  public BatchNorm withEps(double eps) {
    return new BatchNorm(options.withEps(eps), decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With another first `scale`.
  public BatchNorm withScaleInit(@Nullable Initializer initializer) {
    return new BatchNorm(options.withScaleInit(initializer), decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With another first `offset`.
  public BatchNorm withOffsetInit(@Nullable Initializer initializer) {
    return new BatchNorm(options.withOffsetInit(initializer), decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With statistics over these axes; null for all but the channels.
  public BatchNorm withAxis(@Nullable NormAxes axes) {
    return new BatchNorm(options, decayRate, axes, crossReplicaAxis, dataFormat, name);
  }

  /// With statistics averaged over this axis of a `vmap` around, too; null for none.
  public BatchNorm withCrossReplicaAxis(@Nullable String axisName) {
    return new BatchNorm(options, decayRate, axis, axisName, dataFormat, name);
  }

  /// With this weight of the old average at each update.
  public BatchNorm withDecayRate(double rate) {
    return new BatchNorm(options, rate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With the scale as a parameter, or not.
  public BatchNorm withCreateScale(boolean create) {
    NormOptions changed = new NormOptions(create, options.createOffset(), options.eps(), create ? options.scaleInit() : null, options.offsetInit());
    return new BatchNorm(changed, decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With the offset as a parameter, or not.
  public BatchNorm withCreateOffset(boolean create) {
    NormOptions changed = new NormOptions(options.createScale(), create, options.eps(), options.scaleInit(), create ? options.offsetInit() : null);
    return new BatchNorm(changed, decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With the channels elsewhere.
  public BatchNorm withDataFormat(String format) {
    return new BatchNorm(options, decayRate, axis, crossReplicaAxis, format, name);
  }

  /// With a name of its own.
  public BatchNorm withName(@Nullable String given) {
    return new BatchNorm(options, decayRate, axis, crossReplicaAxis, dataFormat, given);
  }

  /// @param x `[N,..,C]`, or as the data format says
  /// @param isTraining whether the batch's statistics are used and kept; static: it chooses a branch when the function is traced
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    return normalize(this, x, isTraining, false, null, null);
  }

  /// @param x `[N,..,C]`, or as the data format says
  /// @param isTraining whether the batch's statistics are used and kept
  /// @param testLocalStats whether the batch's statistics are used when not training
  /// @param scale broadcasts against `x`; null if it is a parameter, or for 1
  /// @param offset broadcasts against `x`; null if it is a parameter, or for 0
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats, @Nullable Tensor scale, @Nullable Tensor offset) {
    return normalize(this, x, isTraining, testLocalStats, scale, offset);
  }

  private static Tensor normalize(
      BatchNorm norm, Tensor x, boolean isTraining, boolean testLocalStats, @Nullable Tensor givenScale, @Nullable Tensor givenOffset) {
    Inputs.requireFloating("batch_norm", x);
    if (norm.axis == null) {
      Inputs.requireRank("batch_norm", x, 2, "[N,..,C]");
    }
    Inputs.requireBroadcastsTo("scale", givenScale, x);
    Inputs.requireBroadcastsTo("offset", givenOffset, x);
    Axes axes = norm.axis != null ? norm.axis.of(x.shape()) : Axes.allBut(Channels.index(norm.dataFormat), x.rank());
    Tensor mean;
    Tensor variance;
    if (isTraining || testLocalStats) {
      mean = x.mean(axes, YES);
      Tensor meanSquare = x.square().mean(axes, YES);
      if (norm.crossReplicaAxis != null) {
        mean = Collectives.pmean(mean, norm.crossReplicaAxis);
        meanSquare = Collectives.pmean(meanSquare, norm.crossReplicaAxis);
      }
      // E[x²] - E[x]² reads x once. It cancels when the mean is much larger than the deviation; Haiku chose the same.
      variance = meanSquare.sub(mean.square());
    } else {
      mean = norm.meanEma.average().astype(x.dtype());
      variance = norm.varEma.average().astype(x.dtype());
    }
    if (isTraining) {
      norm.meanEma.forward(mean);
      norm.varEma.forward(variance);
    }
    Shape shape = x.shape().withOnes(axes);
    Tensor scale = NormOptions.scale(norm.options, shape, x.dtype(), givenScale);
    Tensor offset = NormOptions.offset(norm.options, shape, x.dtype(), givenOffset);
    Tensor inv = scale.mul(variance.add(norm.options.eps()).rsqrt());
    return x.sub(mean).mul(inv).add(offset);
  }

  @Override
  public String toString() {
    return BatchNormApply.TYPE.describe(this);
  }
}
