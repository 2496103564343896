package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The sigmoid function, `1 / (1 + e^-x)`.
public record Logistic() implements ElementwiseUnary {

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, mul(y, sub(onesLike(y), y))));
  }
}
