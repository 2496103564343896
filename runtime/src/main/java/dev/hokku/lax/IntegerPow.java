package dev.hokku.lax;

import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.integerPow;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Each element to a fixed whole power, by repeated multiplication; a negative power gives the reciprocal.
///
/// @param power the exponent
public record IntegerPow(int power) implements ElementwiseUnary {

  @Override
  public String name() {
    return "integer_pow";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (power < 0 && !x.dtype().isFloating()) {
      throw new ShapeError(name(), "the power %d of x: %s is no whole number".formatted(power, x), "Convert x to a float first.");
    }
    return Checks.numeric(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    if (power == 0) {
      return Tangent.zeroLike(y);
    }
    Tensor rest = power == 2 ? x : integerPow(x, power - 1);
    return Tangent.of(mul(t, mul(fullLike(x, power), rest)));
  }
}
