package dev.hokku.lax;

import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// 2 to the power of each element.
public record Exp2() implements ElementwiseUnary {

  @Override
  public String name() {
    return "exp2";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, mul(y, fullLike(y, Math.log(2)))));
  }
}
