package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import java.util.List;
import java.util.function.UnaryOperator;

/// A value, and where it is used: the value itself, but its derivative is zero where it is not used. Operands: `bool[..]`, value `[..]`.
///
/// Under `vmap` all branches of a `cond` run for all elements. A branch may be singular for elements that do not take it (its residuals may be those
/// of another branch), and zero times infinity would send NaN backwards.
///
/// @param aval type of the value
record Guard(ShapedArray aval) implements MarkedCall {

  /// @param used `bool[]`
  static Tensor of(Tensor used, Tensor x) {
    return Binding.bind(new Guard(x.aval()), Lax.broadcastScalar(used, x.shape()), x);
  }

  @Override
  public String name() {
    return "guard";
  }

  @Override
  public Graph body() {
    Var used = new Var(0, aval.withDtype(DType.BOOL));
    Var x = new Var(1, aval);
    return new Graph(List.of(used, x), List.of(), List.of(x));
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return this; // nothing to rewrite in a body without equations
  }

  private static Tangent masked(Tensor used, Tangent tangent) {
    return tangent.isZero() ? tangent : Tangent.of(Lax.select(used, tangent.value(), Lax.zeros(tangent.aval())));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    return new Dual(Binding.bind(this, primals), List.of(masked(primals.getFirst(), tangents.get(1))));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    return List.of(new Tangent.Zero(in.getFirst().aval()), masked(in.getFirst().value(), cts.getFirst()));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor used = Vmap.moveTo(0, size, in.getFirst());
    Tensor x = Vmap.moveTo(0, size, in.get(1));
    return List.of(new Batched(Binding.bind(new Guard(x.aval()), used, x), 0));
  }
}
