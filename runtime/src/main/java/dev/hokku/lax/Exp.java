package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// *e* to the power of each element. In `f32` a backend may give 0 where the result is below the normal range, 1.2e-38: XLA does so, and so does the CPU backend.
public record Exp() implements ElementwiseUnary {

  @Override
  public String name() {
    return "exp";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, y));
  }
}
