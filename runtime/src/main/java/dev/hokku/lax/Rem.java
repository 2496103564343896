package dev.hokku.lax;

import static dev.hokku.lax.Lax.abs;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.floor;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.sign;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The remainder of each pair, with the sign of the dividend (C's `%`). An integer remainder by 0 is the dividend.
public record Rem() implements ElementwiseBinary {

  @Override
  public String name() {
    return "rem";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.numeric(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(t);
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    Tensor quotient = div(x, y);
    return Tangent.of(mul(neg(t), mul(sign(quotient), floor(abs(quotient)))));
  }
}
