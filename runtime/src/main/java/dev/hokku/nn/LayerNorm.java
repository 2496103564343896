package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Brings `x` to mean 0 and variance 1 over some axes of each example, then scales and shifts it.
///
/// Parameters `scale`, `offset`: `[C]` along the last axis, or as `paramAxis` says with ones elsewhere.
///
/// @param axis the axes that mean and variance are taken over
/// @param options scale, offset and epsilon
/// @param useFastVariance whether the variance is `E[x²] - E[x]²`, which reads `x` once but cancels where the mean is large
/// @param paramAxis the axes along which scale and offset differ; by default the last
/// @param name the module's name; by default `layer_norm`
///
/// Source: Ba et al. 2016, <https://arxiv.org/abs/1607.06450>; `hk.LayerNorm`.
@HkModule
public record LayerNorm(NormAxes axis, NormOptions options, boolean useFastVariance, NormAxes paramAxis, @Nullable String name)
    implements Layer, LayerNormDispatch {

  /// Over one axis, with the parameters along the last.
  public LayerNorm(int axis, boolean createScale, boolean createOffset) {
    this(NormAxes.of(axis), createScale, createOffset);
  }

  /// Over some axes, with the parameters along the last.
  public LayerNorm(NormAxes axis, boolean createScale, boolean createOffset) {
    this(axis, NormOptions.of(createScale, createOffset), false, NormAxes.of(-1), null);
  }

  /// With this number added to the variance; 1e-5 unless said.
  public LayerNorm withEps(double eps) {
    return new LayerNorm(axis, options.withEps(eps), useFastVariance, paramAxis, name);
  }

  /// With another first `scale`.
  public LayerNorm withScaleInit(@Nullable Initializer initializer) {
    return new LayerNorm(axis, options.withScaleInit(initializer), useFastVariance, paramAxis, name);
  }

  /// With another first `offset`.
  public LayerNorm withOffsetInit(@Nullable Initializer initializer) {
    return new LayerNorm(axis, options.withOffsetInit(initializer), useFastVariance, paramAxis, name);
  }

  /// With the variance computed in one pass, or not.
  public LayerNorm withUseFastVariance(boolean fast) {
    return new LayerNorm(axis, options, fast, paramAxis, name);
  }

  /// With the parameters along other axes.
  public LayerNorm withParamAxis(NormAxes axes) {
    return new LayerNorm(axis, options, useFastVariance, axes, name);
  }

  /// With a name of its own.
  public LayerNorm withName(@Nullable String given) {
    return new LayerNorm(axis, options, useFastVariance, paramAxis, given);
  }

  /// @param x `[N,..]`
  /// @return like `x`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return normalize(this, x, null, null);
  }

  /// With a scale and offset from outside, for each that is no parameter.
  ///
  /// @param x `[N,..]`
  /// @param scale broadcasts against `x`; null if it is a parameter, or for 1
  /// @param offset broadcasts against `x`; null if it is a parameter, or for 0
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor scale, @Nullable Tensor offset) {
    return normalize(this, x, scale, offset);
  }

  private static Tensor normalize(LayerNorm norm, Tensor x, @Nullable Tensor scale, @Nullable Tensor offset) {
    return Standardized.over(norm.axis, norm.options, norm.useFastVariance, norm.paramAxis, x, scale, offset);
  }

  @Override
  public String toString() {
    return LayerNormApply.TYPE.describe(this);
  }
}
