package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// `e^x - 1`, exact near zero.
public record Expm1() implements ElementwiseUnary {

  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, add(y, onesLike(y))));
  }
}
