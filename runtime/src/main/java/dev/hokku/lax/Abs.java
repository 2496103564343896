package dev.hokku.lax;

import static dev.hokku.lax.Lax.ge;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.zerosLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The distance of each element from zero. At 0 the derivative is taken as 1, as JAX does.
public record Abs() implements ElementwiseUnary {

  @Override
  public String name() {
    return "abs";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.numeric(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(select(ge(x, zerosLike(x)), t, neg(t)));
  }
}
