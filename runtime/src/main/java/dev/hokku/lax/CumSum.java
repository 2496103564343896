package dev.hokku.lax;

import static dev.hokku.lax.Lax.cumsum;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Running sums along an axis: `[1 2 3]` gives `[1 3 6]`. Sums of `f16` and `bf16` are taken in `f32` and rounded at each element.
///
/// @param axis in `[0, rank)`
/// @param reverse whether sums start at the end
public record CumSum(int axis, boolean reverse) implements LinearUnary, Cumulative {

  @Override
  public String name() {
    return "cumsum";
  }

  @Override
  public Cumulative along(int axis) {
    return new CumSum(axis, reverse);
  }

  /// An element is part of every sum from its own on.
  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return cumsum(ct, axis, !reverse);
  }
}
