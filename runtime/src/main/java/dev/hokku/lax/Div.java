package dev.hokku.lax;

import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.integerPow;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The quotient of each pair; integers are rounded toward zero. An integer divided by 0 gives -1 (all bits set), as XLA defines it.
public record Div() implements ElementwiseBinary {

  @Override
  public String name() {
    return "div";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.numeric(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(div(t, y));
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(mul(neg(t), x), integerPow(y, -2)));
  }

  /// Linear in the dividend only.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tangent ct = cts.getFirst();
    Operand x = in.get(0);
    Operand y = in.get(1);
    return List.of(
        ct.isZero() ? new Tangent.Zero(x.aval()) : Tangent.of(div(ct.value(), y.value())),
        new Tangent.Zero(y.aval()));
  }
}
