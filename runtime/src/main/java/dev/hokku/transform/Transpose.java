package dev.hokku.transform;

import dev.hokku.core.Operand;
import dev.hokku.core.Staging;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks a linear graph backwards: cotangents of the outputs to cotangents of the inputs.
public final class Transpose {

  private final Graph graph;
  private final Map<Var, Tensor> known = new HashMap<>();
  private final Set<Var> linear = new HashSet<>();
  private final Map<Var, Tangent> cts = new HashMap<>();

  private Transpose(Graph graph) {
    this.graph = graph;
  }

  /// The cotangents of the inputs of a graph that is linear in all but the captured ones.
  public static List<Tangent> backward(ClosedGraph closed, List<Tangent> cts) {
    List<Operand> in = new ArrayList<>();
    for (int i = 0; i < closed.arity(); i++) {
      in.add(new Operand.Linear(closed.graph().invars().get(i).aval()));
    }
    for (Tensor value : closed.consts()) {
      in.add(new Operand.Known(value));
    }
    return backward(closed.graph(), in, cts).subList(0, closed.arity());
  }

  /// The cotangents of the inputs; zero for known ones.
  ///
  /// @param in for each input whether the graph is linear in it, or its value
  /// @param cts one per output
  public static List<Tangent> backward(Graph graph, List<Operand> in, List<Tangent> cts) {
    return new Transpose(graph).run(in, cts);
  }

  private List<Tangent> run(List<Operand> in, List<Tangent> outputCts) {
    for (int i = 0; i < in.size(); i++) {
      Var var = graph.invars().get(i);
      switch (in.get(i)) {
        case Operand.Linear ignored -> linear.add(var);
        case Operand.Known(Tensor value) -> known.put(var, value);
      }
    }
    List<Eqn> backwards = forward();
    for (int i = 0; i < outputCts.size(); i++) {
      accumulate(graph.outvars().get(i), outputCts.get(i));
    }
    for (Eqn eqn : backwards.reversed()) {
      step(eqn);
    }
    List<Tangent> result = new ArrayList<>(in.size());
    for (Var var : graph.invars()) {
      result.add(linear.contains(var) ? ct(var) : new Tangent.Zero(var.aval()));
    }
    return result;
  }

  /// Computes what depends on known values only, and lists the linear equations.
  private List<Eqn> forward() {
    List<Eqn> backwards = new ArrayList<>();
    for (Eqn eqn : graph.eqns()) {
      if (eqn.in().stream().anyMatch(this::isLinear)) {
        linear.addAll(eqn.out());
        backwards.add(eqn);
      } else {
        List<Tensor> results = Binding.bind(eqn.op(), eqn.in().stream().map(this::value).toList());
        for (int i = 0; i < results.size(); i++) {
          known.put(eqn.out().get(i), results.get(i));
        }
      }
    }
    return backwards;
  }

  private void step(Eqn eqn) {
    List<Tangent> out = new ArrayList<>(eqn.out().size());
    boolean moved = false;
    for (Var var : eqn.out()) {
      Tangent ct = ct(var);
      out.add(ct);
      moved |= !ct.isZero();
      cts.remove(var); // no longer needed: what it holds may be large
    }
    if (!moved) {
      return;
    }
    List<Operand> operands = new ArrayList<>(eqn.in().size());
    for (Atom atom : eqn.in()) {
      operands.add(isLinear(atom) ? new Operand.Linear(atom.aval()) : new Operand.Known(value(atom)));
    }
    List<Tangent> found = Staging.withinPlace(eqn.where(), () -> eqn.op().transpose(operands, out));
    for (int i = 0; i < found.size(); i++) {
      accumulate(eqn.in().get(i), found.get(i));
    }
  }

  private void accumulate(Atom atom, Tangent ct) {
    if (ct.isZero() || !isLinear(atom) || !(atom instanceof Var var)) {
      return;
    }
    if (!ct.aval().equals(var.aval())) {
      throw new AssertionError("A cotangent %s of a value %s.".formatted(ct.aval(), var.aval()));
    }
    cts.merge(var, ct, Tangent::plus);
  }

  private Tangent ct(Var var) {
    return cts.getOrDefault(var, new Tangent.Zero(var.aval()));
  }

  private boolean isLinear(Atom atom) {
    return switch (atom) {
      case Var var -> linear.contains(var);
      case Literal literal -> false;
    };
  }

  private Tensor value(Atom atom) {
    return switch (atom) {
      case Var var -> known.get(var);
      case Literal literal -> EvalGraph.constant(literal);
    };
  }
}
