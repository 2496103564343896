package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.rsqrt;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The arc cosine of each element, in `[0, pi]`.
public record Acos() implements ElementwiseUnary {

  @Override
  public String name() {
    return "acos";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(neg(mul(t, rsqrt(sub(onesLike(x), mul(x, x))))));
  }
}
