package dev.hokku.nn;

import static dev.hokku.tensor.KeepDims.YES;

import dev.hokku.Forward;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The arithmetic that [LayerNorm] and [InstanceNorm] share.
final class Standardized {

  private Standardized() {}

  /// `x` with mean 0 and variance 1 over `axis`, scaled and shifted by parameters of the module that calls.
  @Forward
  static Tensor over(
      NormAxes axis,
      NormOptions options,
      boolean useFastVariance,
      NormAxes paramAxis,
      Tensor x,
      @Nullable Tensor givenScale,
      @Nullable Tensor givenOffset) {
    Inputs.requireFloating("norm", x);
    Inputs.requireBroadcastsTo("scale", givenScale, x);
    Inputs.requireBroadcastsTo("offset", givenOffset, x);
    Axes axes = axis.of(x.shape());
    if (axes.count() == 0) {
      throw new ShapeError(
          "norm", "x: %s has no axis to take a mean over".formatted(x.aval()), "Name one, or give x more axes; an instance norm needs [N,..,C].");
    }
    Tensor mean = x.mean(axes, YES);
    Tensor variance = useFastVariance ? x.square().mean(axes, YES).sub(mean.square()) : x.var(axes, YES);
    Shape shape = NormOptions.paramShape(paramAxis.of(x.shape()), x.shape());
    Tensor scale = NormOptions.scale(options, shape, x.dtype(), givenScale);
    Tensor offset = NormOptions.offset(options, shape, x.dtype(), givenOffset);
    Tensor inv = scale.mul(variance.add(options.eps()).rsqrt());
    return inv.mul(x.sub(mean)).add(offset);
  }
}
