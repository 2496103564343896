package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// The same value, with a name that a [RematPolicy] can ask for.
///
/// @param label the name
/// @param aval type of the value
public record Named(String label, ShapedArray aval) implements MarkedCall {

  static Tensor of(String label, Tensor x) {
    return Binding.bind(new Named(label, x.aval()), x);
  }

  @Override
  public String name() {
    return "name";
  }

  @Override
  public Graph body() {
    Var x = new Var(0, aval);
    return new Graph(List.of(x), List.of(), List.of(x));
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return this; // nothing to rewrite in a body without equations
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    return new Dual(Binding.bind(this, primals), tangents);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.getFirst();
    return List.of(new Batched(of(label, x.value()), x.axis()));
  }
}
