package dev.hokku.lax;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive that is linear in its one operand: its jvp is itself, and it must say its transpose.
public interface LinearUnary extends Unary {

  /// The cotangent of the operand.
  ///
  /// @param x type of the operand
  /// @param ct cotangent of the result
  Tensor transpose(ShapedArray x, Tensor ct);

  @Override
  default Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Binding.bind(this, t));
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.getFirst().aval();
    Tangent ct = cts.getFirst();
    return List.of(ct.isZero() ? new Tangent.Zero(x) : Tangent.of(transpose(x, ct.value())));
  }
}
