package dev.hokku.lax;

import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// `1 / sqrt(x)`.
public record Rsqrt() implements ElementwiseUnary {

  @Override
  public String name() {
    return "rsqrt";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, mul(fullLike(y, -0.5), div(y, x))));
  }
}
