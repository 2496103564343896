package dev.hokku.transform;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The values of all elements of a named batch axis, stacked on a new axis 0; all other collectives are made of it.
///
/// Operands: a value, and the position along the axis ([dev.hokku.core.NamedAxis#index]). The position is batched in the very `vmap` that named the axis and
/// in no other; by that the batching rule knows its own.
///
/// @param axis the name, for reading graphs
/// @param size length of the axis
record AllGather(String axis, int size) implements Primitive {

  @Override
  public String name() {
    return "all_gather";
  }

  Tensor of(Tensor x, Tensor index) {
    return Binding.bind(this, x, index);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.getFirst();
    return List.of(x.withShape(x.shape().insert(0, size)));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor index = primals.get(1);
    return Dual.of(of(primals.getFirst(), index), Tangent.of(of(tangents.getFirst().value(), index)));
  }

  /// Each element sent its value to all, so it receives its part of what all have for it.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Operand index = in.get(1);
    if (cts.getFirst().isZero()) {
      return List.of(new Tangent.Zero(in.getFirst().aval()), new Tangent.Zero(index.aval()));
    }
    Tensor sum = Lax.reduceSum(of(cts.getFirst().value(), index.value()), Axes.of(0));
    return List.of(Tangent.of(Collectives.at(sum, index.value())), new Tangent.Zero(index.aval()));
  }

  @Override
  public List<Batched> batch(int batch, List<Batched> in) {
    Batched x = in.getFirst();
    if (in.get(1).isBatched()) {
      return List.of(Batched.same(Vmap.moveTo(0, size, x)));
    }
    return List.of(new Batched(of(Vmap.moveTo(0, batch, x), in.get(1).value()), 1));
  }
}
