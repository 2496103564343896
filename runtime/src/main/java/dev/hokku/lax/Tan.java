package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The tangent of each element, in radians.
public record Tan() implements ElementwiseUnary {

  @Override
  public String name() {
    return "tan";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, add(onesLike(y), mul(y, y))));
  }
}
