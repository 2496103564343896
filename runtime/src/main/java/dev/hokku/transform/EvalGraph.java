package dev.hokku.transform;

import dev.hokku.core.Staging;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.lax.Array;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a graph by binding its equations one by one, so that it works on tensors of any trace: eager values compute, tracers are transformed.
public final class EvalGraph {

  private EvalGraph() {}

  /// The outputs for these inputs, one per input variable, hidden ones too.
  public static List<Tensor> eval(Graph graph, List<Tensor> in) {
    if (in.size() != graph.invars().size()) {
      throw new IllegalArgumentException("The graph has %d inputs, not %d.".formatted(graph.invars().size(), in.size()));
    }
    Map<Var, Tensor> values = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      values.put(graph.invars().get(i), in.get(i));
    }
    Map<Atom, Eqn> lastUses = lastUses(graph);
    for (Eqn eqn : graph.eqns()) {
      List<Tensor> operands = read(values, eqn.in());
      List<Tensor> results = Staging.withinPlace(eqn.where(), () -> Binding.bind(eqn.op(), operands));
      for (int i = 0; i < results.size(); i++) {
        values.put(eqn.out().get(i), results.get(i));
      }
      // A value is let go of after its last use: else all temporaries of a large graph would live at once.
      for (Atom operand : eqn.in()) {
        if (lastUses.get(operand) == eqn) {
          values.remove(operand);
        }
      }
    }
    return read(values, graph.outvars());
  }

  /// The equation that reads each value last; outputs have none.
  private static Map<Atom, Eqn> lastUses(Graph graph) {
    Map<Atom, Eqn> last = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      for (Atom operand : eqn.in()) {
        last.put(operand, eqn);
      }
    }
    graph.outvars().forEach(last::remove);
    return last;
  }

  /// The outputs of a graph with its captured values.
  public static List<Tensor> eval(ClosedGraph closed, List<Tensor> in) {
    List<Tensor> all = new ArrayList<>(in);
    all.addAll(closed.consts());
    return eval(closed.graph(), all);
  }

  private static List<Tensor> read(Map<Var, Tensor> values, List<Atom> atoms) {
    List<Tensor> tensors = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      tensors.add(switch (atom) {
        case Var var -> values.get(var);
        case Literal literal -> constant(literal);
      });
    }
    return tensors;
  }

  /// The value of a literal as a tensor.
  public static Tensor constant(Literal literal) {
    return new Array(literal.aval(), literal.buffer());
  }
}
