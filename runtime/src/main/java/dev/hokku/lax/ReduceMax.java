package dev.hokku.lax;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;

/// The largest element over `axes`; NaN if one is. Over no elements it is -infinity, or the end of the range of an integer.
///
/// @param axes the axes that leave the shape, each in `[0, rank)`
public record ReduceMax(Axes axes) implements Reduction {

  @Override
  public String name() {
    return "reduce_max";
  }

  @Override
  public Reduction over(Axes axes) {
    return new ReduceMax(axes);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Reductions.extremumTangent(x, y, t, axes));
  }
}
