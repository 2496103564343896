package dev.hokku.graph;

import dev.hokku.core.Primitive;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;

/// Writes a graph from its first equation to its last. Used by one thread, for one graph.
public final class GraphBuilder {

  private final List<Var> invars = new ArrayList<>();
  private final List<Eqn> eqns = new ArrayList<>();
  private int nextId;

  /// A graph without inputs and equations.
  public GraphBuilder() {}

  /// A new input.
  public Var input(ShapedArray aval) {
    Var v = fresh(aval);
    invars.add(v);
    return v;
  }

  /// The results of a new equation, typed by its primitive.
  public List<Var> add(Primitive op, List<? extends Atom> in) {
    return add(op, in, "");
  }

  /// The results of a new equation, typed by its primitive.
  ///
  /// @param where the source line and module path it comes from
  public List<Var> add(Primitive op, List<? extends Atom> in, String where) {
    List<ShapedArray> avals = op.abstractEval(in.stream().map(Atom::aval).toList());
    List<Var> out = avals.stream().map(this::fresh).toList();
    eqns.add(new Eqn(op, List.copyOf(in), out, where));
    return out;
  }

  /// The result of a new equation that has one.
  public Var add(Primitive op, Atom... in) {
    return add(op, List.of(in)).getFirst();
  }

  /// The graph with these results.
  public Graph build(List<? extends Atom> out) {
    return new Graph(invars, eqns, List.copyOf(out));
  }

  /// The graph with these results.
  public Graph build(Atom... out) {
    return build(List.of(out));
  }

  private Var fresh(ShapedArray aval) {
    return new Var(nextId++, aval);
  }
}
