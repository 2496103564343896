package dev.hokku.control;

import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is the same at each step of a loop: constants, captured values, and what is computed from them alone. A backward pass finds such values once instead
/// of keeping one per step.
final class Invariants {

  private final List<Var> inputs = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private final List<Eqn> eqns = new ArrayList<>();
  private final Set<Atom> known = new HashSet<>();

  private Invariants() {}

  /// @param body a body of a loop with what it captured
  /// @param consts how many of its inputs, in front, are constants
  /// @param operands their values, in front
  static Invariants of(ClosedGraph body, int consts, List<Tensor> operands) {
    Invariants found = new Invariants();
    Graph graph = body.graph();
    for (int i = 0; i < consts; i++) {
      found.input(graph.invars().get(i), operands.get(i));
    }
    for (int i = 0; i < body.consts().size(); i++) {
      found.input(graph.invars().get(body.arity() + i), body.consts().get(i));
    }
    for (Eqn eqn : graph.eqns()) {
      if (eqn.op().pure() && eqn.in().stream().allMatch(found::has)) {
        found.eqns.add(eqn);
        found.known.addAll(eqn.out());
      }
    }
    return found;
  }

  private void input(Var var, Tensor value) {
    inputs.add(var);
    values.add(value);
    known.add(var);
  }

  /// Whether `atom` is the same at each step.
  boolean has(Atom atom) {
    return switch (atom) {
      case Literal literal -> true;
      case Var var -> known.contains(var);
    };
  }

  /// Its value, computed outside the loop.
  Tensor value(Atom atom) {
    Graph alone = new Graph(inputs, eqns, List.of(atom));
    return EvalGraph.eval(LiveBody.of(alone, Mask.all(1)).graph(), values).getFirst();
  }
}
