package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive with one operand and one result. [LinearUnary] is the family of those that are linear.
public interface Unary extends Primitive {

  /// The type of the result.
  ShapedArray abstractEval(ShapedArray x);

  /// The tangent of the result.
  ///
  /// @param x the operand
  /// @param y the result
  /// @param t tangent of `x`
  Tangent jvp(Tensor x, Tensor y, Tensor t);

  /// The operation when `x` has a batch axis.
  Batched batch(int size, Tensor x, int axis);

  @Override
  default List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return List.of(abstractEval(in.getFirst()));
  }

  @Override
  default Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor x = primals.getFirst();
    Tensor y = Binding.bind(this, x);
    return Dual.of(y, jvp(x, y, tangents.getFirst().value()));
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("%s is not linear, so nothing may ask for its transpose.".formatted(name()));
  }

  @Override
  default List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.getFirst();
    return List.of(batch(size, x.value(), x.axis()));
  }
}
