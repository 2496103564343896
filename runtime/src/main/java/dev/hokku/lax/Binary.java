package dev.hokku.lax;

import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive with two operands and one result. The partial derivatives are given apart, so that a zero tangent costs nothing.
public interface Binary extends Primitive {

  /// The type of the result.
  ShapedArray abstractEval(ShapedArray x, ShapedArray y);

  /// The part of the result's tangent that comes from `t`, the tangent of `x`.
  Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t);

  /// The part of the result's tangent that comes from `t`, the tangent of `y`.
  Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t);

  @Override
  default List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return List.of(abstractEval(in.get(0), in.get(1)));
  }

  @Override
  default Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor x = primals.get(0);
    Tensor y = primals.get(1);
    Tensor out = Binding.bind(this, x, y);
    Tangent tangent = Tangent.zeroLike(out);
    if (!tangents.get(0).isZero()) {
      tangent = tangent.plus(jvpLeft(x, y, out, tangents.get(0).value()));
    }
    if (!tangents.get(1).isZero()) {
      tangent = tangent.plus(jvpRight(x, y, out, tangents.get(1).value()));
    }
    return Dual.of(out, tangent);
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("%s is not linear, so nothing may ask for its transpose.".formatted(name()));
  }
}
