package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.sign;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The distance of each element from zero. At 0 the derivative is taken as 0, as JAX does.
public record Abs() implements ElementwiseUnary {

  @Override
  public String name() {
    return "abs";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.numeric(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, sign(x)));
  }
}
