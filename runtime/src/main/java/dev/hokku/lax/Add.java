package dev.hokku.lax;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The sum of each pair; integers wrap around.
public record Add() implements ElementwiseBinary {

  @Override
  public String name() {
    return "add";
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
    return Tangent.of(t);
  }

  /// Each summand receives the cotangent.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tangent ct = cts.getFirst();
    Operand x = in.get(0);
    Operand y = in.get(1);
    return List.of(
        x.isLinear() && !ct.isZero() ? ct : new Tangent.Zero(x.aval()),
        y.isLinear() && !ct.isZero() ? ct : new Tangent.Zero(y.aval()));
  }
}
