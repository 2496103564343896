package dev.hokku.lax;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The sum of `x` over `axes`: `f32[B,T,D]` over `{1}` gives `f32[B,D]`. Sums of `f16` and `bf16` are taken in `f32` and rounded once.
///
/// Linear in `x`, so its jvp is itself ([LinearUnary]) and only its transpose is written here.
///
/// @param axes the axes that leave the shape, each in `[0, rank)`
public record ReduceSum(Axes axes) implements LinearUnary, Reduction {

  @Override
  public String name() {
    return "reduce_sum";
  }

  @Override
  public Reduction over(Axes axes) {
    return new ReduceSum(axes);
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Reduction.super.abstractEval(Checks.numeric(name(), x));
  }

  /// Every summand had weight one, so each receives the whole cotangent: broadcast it back.
  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return Reductions.spread(ct, x.shape(), axes);
  }
}
