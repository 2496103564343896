package dev.hokku.lax;

import static dev.hokku.lax.Lax.eq;
import static dev.hokku.lax.Lax.log;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.pow;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.sub;
import static dev.hokku.lax.Lax.zerosLike;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// `x` to the power `y`; for integers by repeated multiplication.
///
/// Derivatives follow JAX: by `x` it is NaN where both are 0, and by `y` the logarithm of 0 is replaced by 0. [IntegerPow] has neither edge.
public record Pow() implements ElementwiseBinary {

  @Override
  public String name() {
    return "pow";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.numeric(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(t, mul(y, pow(x, sub(y, onesLike(y))))));
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    Tensor safe = select(eq(x, zerosLike(x)), onesLike(x), x);
    return Tangent.of(mul(t, mul(log(safe), out)));
  }
}
