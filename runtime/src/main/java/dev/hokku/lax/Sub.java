package dev.hokku.lax;

import static dev.hokku.lax.Lax.neg;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The difference of each pair; integers wrap around.
public record Sub() implements ElementwiseBinary {

  @Override
  public String name() {
    return "sub";
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
    return Tangent.of(neg(t));
  }

  /// Each summand receives the cotangent, the second one negated.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tangent ct = cts.getFirst();
    Operand x = in.get(0);
    Operand y = in.get(1);
    return List.of(
        x.isLinear() && !ct.isZero() ? ct : new Tangent.Zero(x.aval()),
        y.isLinear() && !ct.isZero() ? Tangent.of(neg(ct.value())) : new Tangent.Zero(y.aval()));
  }
}
