package dev.hokku.nn;

import static dev.hokku.tensor.KeepDims.YES;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Brings the root of the mean square of `x` over some axes to 1, then scales it.
///
/// Parameter `scale`: `[C]` along the last axis, or as `paramAxis` says with ones elsewhere.
///
/// @param axis the axes that the mean square is taken over
/// @param options scale and epsilon; there is no offset
/// @param paramAxis the axes along which the scale differs; by default the last
/// @param name the module's name; by default `rms_norm`
///
/// Source: Zhang and Sennrich 2019, <https://arxiv.org/abs/1910.07467>; `hk.RMSNorm`.
@HkModule
public record RMSNorm(NormAxes axis, NormOptions options, NormAxes paramAxis, @Nullable String name) implements Layer, RMSNormDispatch {

  /// Over one axis, with a scale along the last.
  public RMSNorm(int axis) {
    this(NormAxes.of(axis));
  }

  /// Over some axes, with a scale along the last.
  public RMSNorm(NormAxes axis) {
    this(axis, NormOptions.of(true, false), NormAxes.of(-1), null);
  }

  /// With this number added to the mean square; 1e-5 unless said.
  public RMSNorm withEps(double eps) {
    return new RMSNorm(axis, options.withEps(eps), paramAxis, name);
  }

  /// With another first `scale`.
  public RMSNorm withScaleInit(@Nullable Initializer initializer) {
    return new RMSNorm(axis, options.withScaleInit(initializer), paramAxis, name);
  }

  /// With a scale or without.
  public RMSNorm withCreateScale(boolean create) {
    return new RMSNorm(axis, new NormOptions(create, false, options.eps(), options.scaleInit(), null), paramAxis, name);
  }

  /// With the scale along other axes.
  public RMSNorm withParamAxis(NormAxes axes) {
    return new RMSNorm(axis, options, axes, name);
  }

  /// With a name of its own.
  public RMSNorm withName(@Nullable String given) {
    return new RMSNorm(axis, options, paramAxis, given);
  }

  /// @param x `[N,..]`
  /// @return like `x`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Inputs.requireFloating("rms_norm", x);
    Shape shape = NormOptions.paramShape(paramAxis.of(x.shape()), x.shape());
    Tensor scale = NormOptions.scale(options, shape, x.dtype(), null);
    Tensor meanSquare = x.square().mean(axis.of(x.shape()), YES);
    return x.mul(scale).mul(meanSquare.add(options.eps()).rsqrt());
  }

  @Override
  public String toString() {
    return RMSNormApply.TYPE.describe(this);
  }
}
