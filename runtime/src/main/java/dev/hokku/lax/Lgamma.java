package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The logarithm of the absolute value of the gamma function.
public record Lgamma() implements ElementwiseUnary {

  @Override
  public String name() {
    return "lgamma";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, Lax.polygamma(x, 0)));
  }
}
