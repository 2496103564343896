package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The inverse of the hyperbolic tangent; NaN outside `[-1, 1]`.
public record Atanh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "atanh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(div(t, mul(sub(onesLike(x), x), add(onesLike(x), x))));
  }
}
