package dev.hokku.lax;

import static dev.hokku.lax.Lax.cosh;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The hyperbolic sine of each element.
public record Sinh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, cosh(x)));
  }
}
