package dev.hokku.lax;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Bitwise and of the elements over `axes`; for `bool`, whether all are true.
///
/// @param axes the axes that leave the shape, each in `[0, rank)`
public record ReduceAnd(Axes axes) implements Reduction {

  @Override
  public String name() {
    return "reduce_and";
  }

  @Override
  public Reduction over(Axes axes) {
    return new ReduceAnd(axes);
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Reduction.super.abstractEval(Checks.bits(name(), x));
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.zeroLike(y);
  }
}
