package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive that makes a tensor out of its parameters alone. It is an operation so that staging records it in place of its elements.
public interface Nullary extends Primitive {

  /// The type of the result.
  ShapedArray aval();

  @Override
  default List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return List.of(aval());
  }

  @Override
  default Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor out = Binding.bind(this);
    return Dual.of(out, Tangent.zeroLike(out));
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    return List.of();
  }

  @Override
  default List<Batched> batch(int size, List<Batched> in) {
    return List.of(Batched.same(Binding.bind(this)));
  }
}
