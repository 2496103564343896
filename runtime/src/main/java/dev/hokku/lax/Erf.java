package dev.hokku.lax;

import static dev.hokku.lax.Lax.exp;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The error function, `2 / sqrt(pi)` times the integral of `e^(-s^2)` from 0 to `x`.
public record Erf() implements ElementwiseUnary {

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(fullLike(x, 2 / Math.sqrt(Math.PI)), mul(t, exp(neg(mul(x, x))))));
  }
}
