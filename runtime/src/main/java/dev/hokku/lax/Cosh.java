package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.sinh;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The hyperbolic cosine of each element.
public record Cosh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, sinh(x)));
  }
}
