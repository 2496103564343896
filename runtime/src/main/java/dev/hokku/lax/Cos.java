package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.sin;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The cosine of each element, in radians.
public record Cos() implements ElementwiseUnary {

  @Override
  public String name() {
    return "cos";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(neg(mul(t, sin(x))));
  }
}
