package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.rsqrt;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The inverse of the hyperbolic cosine; NaN below 1.
public record Acosh() implements ElementwiseUnary {

  @Override
  public String name() {
    return "acosh";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  /// `x - 1` and `x + 1` have their roots taken apart, which keeps large `x` from overflowing.
  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, mul(rsqrt(sub(x, onesLike(x))), rsqrt(add(x, onesLike(x))))));
  }
}
