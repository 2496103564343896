package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The hyperbolic tangent of each element.
public record Tanh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  /// `(1 + y) (1 - y)` in place of `1 - y^2`: near saturation it loses less.
  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(add(t, mul(t, y)), sub(onesLike(y), y)));
  }
}
