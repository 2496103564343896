package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The same values under new names, so that a pass does not see that what is computed from them was computed before: `remat` stays recomputation.
///
/// Source: `jax.lax.optimization_barrier`.
public record Barrier() implements Primitive {

  @Override
  public String name() {
    return "optimization_barrier";
  }

  /// `values`, renamed.
  static List<Tensor> of(List<Tensor> values) {
    return values.isEmpty() ? values : Binding.bind(new Barrier(), values);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return in;
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> moved = of(tangents.stream().filter(tangent -> !tangent.isZero()).map(Tangent::value).toList());
    List<Tangent> out = new ArrayList<>();
    int next = 0;
    for (Tangent tangent : tangents) {
      out.add(tangent.isZero() ? tangent : Tangent.of(moved.get(next++)));
    }
    return new Dual(of(primals), out);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Tangent> out = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      out.add(in.get(i).isLinear() ? cts.get(i) : new Tangent.Zero(in.get(i).aval()));
    }
    return out;
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Tensor> values = of(in.stream().map(Batched::value).toList());
    List<Batched> out = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      out.add(new Batched(values.get(i), in.get(i).axis()));
    }
    return out;
  }
}
