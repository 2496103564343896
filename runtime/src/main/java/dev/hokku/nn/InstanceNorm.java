package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Brings each channel of each example to mean 0 and variance 1 over its spatial axes, then scales and shifts it.
///
/// Parameters `scale`, `offset`: `[C]` if channels come last, else `[1,C,1,..]`.
///
/// @param options scale, offset and epsilon
/// @param dataFormat where the channels are, see [Channels]
/// @param name the module's name; by default `instance_norm`
///
/// Source: Ulyanov et al. 2016, <https://arxiv.org/abs/1607.08022>; `hk.InstanceNorm`.
@HkModule
public record InstanceNorm(NormOptions options, String dataFormat, @Nullable String name) implements Layer, InstanceNormDispatch {

  /// Refuses a data format that is none.
  public InstanceNorm {
    Channels.index(dataFormat);
  }

  /// Channels last.
  public InstanceNorm(boolean createScale, boolean createOffset) {
    this(NormOptions.of(createScale, createOffset), "channels_last", null);
  }

  /// With this number added to the variance; 1e-5 unless said.
  public InstanceNorm withEps(double eps) {
    return new InstanceNorm(options.withEps(eps), dataFormat, name);
  }

  /// With another first `scale`.
  public InstanceNorm withScaleInit(@Nullable Initializer initializer) {
    return new InstanceNorm(options.withScaleInit(initializer), dataFormat, name);
  }

  /// With another first `offset`.
  public InstanceNorm withOffsetInit(@Nullable Initializer initializer) {
    return new InstanceNorm(options.withOffsetInit(initializer), dataFormat, name);
  }

  /// With the channels elsewhere.
  public InstanceNorm withDataFormat(String format) {
    return new InstanceNorm(options, format, name);
  }

  /// With a name of its own.
  public InstanceNorm withName(@Nullable String given) {
    return new InstanceNorm(options, dataFormat, given);
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
  /// @param scale broadcasts against `x`; null if it is a parameter, or for 1
  /// @param offset broadcasts against `x`; null if it is a parameter, or for 0
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor scale, @Nullable Tensor offset) {
    return normalize(this, x, scale, offset);
  }

  static NormAxes axes(InstanceNorm norm) {
    return Channels.last(norm.dataFormat) ? NormAxes.slice(1, -1) : NormAxes.from(2);
  }

  static NormAxes paramAxis(InstanceNorm norm) {
    return NormAxes.of(Channels.index(norm.dataFormat));
  }

  private static Tensor normalize(InstanceNorm norm, Tensor x, @Nullable Tensor scale, @Nullable Tensor offset) {
    return Standardized.over(axes(norm), norm.options, false, paramAxis(norm), x, scale, offset);
  }

  @Override
  public String toString() {
    return InstanceNormApply.TYPE.describe(this);
  }
}
