package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The angle of the point `(y, x)` in `[-pi, pi]`, where `x` is the first operand: `atan2(opposite, adjacent)`.
public record Atan2() implements ElementwiseBinary {

  @Override
  public String name() {
    return "atan2";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.floating(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(t, div(y, add(mul(x, x), mul(y, y)))));
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(t, div(neg(x), add(mul(x, x), mul(y, y)))));
  }
}
