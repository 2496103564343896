package dev.hokku.lax;

import static dev.hokku.lax.Lax.exp;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The complement of the error function, `1 - erf(x)`, exact where that is small.
public record Erfc() implements ElementwiseUnary {

  @Override
  public String name() {
    return "erfc";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(fullLike(x, -2 / Math.sqrt(Math.PI)), mul(t, exp(neg(mul(x, x))))));
  }
}
