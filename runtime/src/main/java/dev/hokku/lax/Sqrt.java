package dev.hokku.lax;

import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The square root of each element; NaN below zero.
public record Sqrt() implements ElementwiseUnary {

  @Override
  public String name() {
    return "sqrt";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, div(fullLike(y, 0.5), y)));
  }
}
