package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import java.util.HashMap;
import java.util.Map;

/// How often values are read.
final class Uses {

  private Uses() {}

  /// For each value that is read, how often, as an operand or a result of the graph.
  static Map<Atom, Integer> count(Graph graph) {
    Map<Atom, Integer> uses = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      eqn.in().forEach(operand -> uses.merge(operand, 1, Integer::sum));
    }
    graph.outvars().forEach(out -> uses.merge(out, 1, Integer::sum));
    return uses;
  }
}
