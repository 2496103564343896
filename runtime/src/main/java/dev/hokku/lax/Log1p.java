package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.onesLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// `log(1 + x)`, exact near zero.
public record Log1p() implements ElementwiseUnary {

  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(div(t, add(x, onesLike(x))));
  }
}
