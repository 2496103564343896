package dev.hokku.lax;

import static dev.hokku.lax.Lax.exp;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The inverse of the error function, from `(-1, 1)`; infinite at the ends.
public record ErfInv() implements ElementwiseUnary {

  @Override
  public String name() {
    return "erf_inv";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(fullLike(x, Math.sqrt(Math.PI) / 2), mul(t, exp(mul(y, y)))));
  }
}
