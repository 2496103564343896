package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.rsqrt;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The inverse of the hyperbolic sine.
public record Asinh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "asinh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, rsqrt(add(mul(x, x), onesLike(x)))));
  }
}
