package dev.hokku.lax;

import static dev.hokku.lax.Lax.cos;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The sine of each element, in radians.
public record Sin() implements ElementwiseUnary {

  @Override
  public String name() {
    return "sin";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, cos(x)));
  }
}
