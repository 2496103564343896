package dev.hokku.lax;

import static dev.hokku.lax.Lax.neg;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Minus each element; unsigned integers wrap around.
public record Neg() implements LinearUnary, ElementwiseUnary {

  @Override
  public String name() {
    return "neg";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.numeric(name(), x);
  }

  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return neg(ct);
  }
}
