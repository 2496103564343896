package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The arc tangent of each element, in `[-pi/2, pi/2]`.
public record Atan() implements ElementwiseUnary {

  @Override
  public String name() {
    return "atan";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(div(t, add(onesLike(x), mul(x, x))));
  }
}
