package dev.hokku.nn;

import static dev.hokku.tensor.KeepDims.YES;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings each group of channels of each example to mean 0 and variance 1, then scales and shifts it.
///
/// Parameters `scale`, `offset`: `[C]` if channels come last, else `[C,1,..]`.
///
/// @param groups how many groups the channels are divided into
/// @param axis the axes that mean and variance are taken over, within a group of channels; by default all but the first. A negative one in a list is an axis of
///     `x` split into groups, `[N,..,groups,C/groups]`, and so -2 means the groups; with channels first it is one more than that of `[N,groups,C/groups,..]`
/// @param options scale, offset and epsilon
/// @param dataFormat where the channels are, see [Channels]
/// @param name the module's name; by default `group_norm`
///
/// Source: Wu and He 2018, <https://arxiv.org/abs/1803.08494>; `hk.GroupNorm`.
@HkModule
public record GroupNorm(int groups, NormAxes axis, NormOptions options, String dataFormat, @Nullable String name)
    implements Layer, GroupNormDispatch {

  /// With scale and offset, channels last.
  public GroupNorm(int groups) {
    this(groups, true, true);
  }

  /// Channels last.
  public GroupNorm(int groups, boolean createScale, boolean createOffset) {
    this(groups, NormAxes.from(1), NormOptions.of(createScale, createOffset), "channels_last", null);
  }

  /// Refuses what has no meaning.
  public GroupNorm {
    if (groups < 1) {
      throw new IllegalArgumentException("groups is %d, but must be at least 1.".formatted(groups));
    }
    Channels.index(dataFormat);
  }

  /// Over other axes.
  public GroupNorm withAxis(NormAxes axes) {
    return new GroupNorm(groups, axes, options, dataFormat, name);
  }

  /// With this number added to the variance; 1e-5 unless said.
  public GroupNorm withEps(double eps) {
    return new GroupNorm(groups, axis, options.withEps(eps), dataFormat, name);
  }

  /// With another first `scale`.
  public GroupNorm withScaleInit(@Nullable Initializer initializer) {
    return new GroupNorm(groups, axis, options.withScaleInit(initializer), dataFormat, name);
  }

  /// With another first `offset`.
  public GroupNorm withOffsetInit(@Nullable Initializer initializer) {
    return new GroupNorm(groups, axis, options.withOffsetInit(initializer), dataFormat, name);
  }

  /// With the channels elsewhere.
  public GroupNorm withDataFormat(String format) {
    return new GroupNorm(groups, axis, options, format, name);
  }

  /// With a name of its own.
  public GroupNorm withName(@Nullable String given) {
    return new GroupNorm(groups, axis, options, dataFormat, given);
  }

  /// @param x `[N,..,C]` or `[N,C,..]`
  /// @return like `x`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return normalize(this, x, null, null);
  }

  /// With a scale and offset from outside, for each that is no parameter.
  ///
  /// @param x `[N,..,C]` or `[N,C,..]`
  /// @param scale `[C]`, or `[C,1,..]` if channels come first; null if it is a parameter, or for 1
  /// @param offset `[C]`, or `[C,1,..]` if channels come first; null if it is a parameter, or for 0
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor scale, @Nullable Tensor offset) {
    return normalize(this, x, scale, offset);
  }

  private static Tensor normalize(GroupNorm norm, Tensor x, @Nullable Tensor givenScale, @Nullable Tensor givenOffset) {
    Inputs.requireFloating("group_norm", x);
    Inputs.requireRank("group_norm", x, 2, "[N,..,C]");
    Inputs.requireBroadcastsTo("scale", givenScale, x);
    Inputs.requireBroadcastsTo("offset", givenOffset, x);
    boolean last = Channels.last(norm.dataFormat);
    int channelAxis = last ? x.rank() - 1 : 1;
    int channels = x.dim(channelAxis);
    if (channels % norm.groups != 0) {
      throw new ShapeError(
          "group_norm",
          "%d channels of x: %s do not divide into %d groups".formatted(channels, x.aval(), norm.groups),
          "Choose groups as a divisor; or change dataFormat '%s' if channels are elsewhere.".formatted(norm.dataFormat));
    }
    Shape paramShape = last ? Shape.of(channels) : channelsFirst(channels, x.rank());
    Tensor scale = NormOptions.scale(norm.options, paramShape, x.dtype(), givenScale);
    Tensor offset = NormOptions.offset(norm.options, paramShape, x.dtype(), givenOffset);
    Tensor grouped = x.reshape(x.shape().with(channelAxis, norm.groups).insert(channelAxis + 1, channels / norm.groups));
    Axes axes = within(norm.axis, x.shape(), last, grouped.shape());
    Tensor mean = grouped.mean(axes, YES);
    Tensor variance = grouped.var(axes, YES);
    Tensor y = grouped.sub(mean).mul(variance.add(norm.options.eps()).rsqrt());
    return y.reshape(x.shape()).mul(scale).add(offset);
  }

  static Shape channelsFirst(int channels, int rank) {
    int[] dims = new int[rank - 1];
    Arrays.fill(dims, 1);
    dims[0] = channels;
    return Shape.of(dims);
  }

  /// Axes of `x` as axes of `x` split into groups: the channel axis means the channels of a group, which come behind the groups. Negative ones are taken as
  /// Haiku takes them, see [#axis].
  private static Axes within(NormAxes axes, Shape x, boolean last, Shape grouped) {
    List<Integer> named = switch (axes) {
      case NormAxes.Listed listed -> listed.axes();
      case NormAxes.Slice slice -> slice.of(x).asList();
    };
    List<Integer> moved = named.stream().map(axis -> (last ? axis == x.rank() - 1 : axis != 0) ? axis + 1 : axis).toList();
    return new NormAxes.Listed(moved).of(grouped);
  }

  @Override
  public String toString() {
    return GroupNormApply.TYPE.describe(this);
  }
}
