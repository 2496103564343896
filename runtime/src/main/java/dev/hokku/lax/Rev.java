package dev.hokku.lax;

import static dev.hokku.lax.Lax.rev;

import dev.hokku.core.Batched;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The elements in reverse order along some axes.
///
/// @param axes that are reversed
public record Rev(Axes axes) implements LinearUnary {

  @Override
  public String name() {
    return "rev";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    Reductions.check(name(), axes, x);
    return x;
  }

  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return rev(ct, axes);
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(rev(x, axes.shiftedFrom(axis)), axis);
  }
}
