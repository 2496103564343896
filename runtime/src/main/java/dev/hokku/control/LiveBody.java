package dev.hokku.control;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Prunable;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A body without what some of its outputs do not need.
///
/// @param graph has all inputs of the body, and of its outputs the used ones
/// @param inputs which inputs are read
record LiveBody(Graph graph, List<Boolean> inputs) {

  /// @param used which outputs are needed
  static LiveBody of(Graph body, List<Boolean> used) {
    List<Atom> outputs = Mask.pick(body.outvars(), used);
    Set<Atom> needed = new HashSet<>(outputs);
    List<Eqn> kept = new ArrayList<>();
    for (Eqn eqn : body.eqns().reversed()) {
      if (eqn.op().pure() && eqn.out().stream().noneMatch(needed::contains)) {
        continue;
      }
      Eqn smaller = prune(eqn, needed);
      kept.add(smaller);
      needed.addAll(smaller.in());
    }
    List<Boolean> inputs = body.invars().stream().map(needed::contains).toList();
    return new LiveBody(new Graph(body.invars(), kept.reversed(), outputs), inputs);
  }

  private static Eqn prune(Eqn eqn, Set<Atom> needed) {
    if (!(eqn.op() instanceof Prunable op) || needed.containsAll(eqn.out())) {
      return eqn;
    }
    Prunable.Pruned pruned = op.prune(eqn.out().stream().map(needed::contains).toList());
    List<Var> out = pruned.results().stream().map(eqn.out()::get).toList();
    return new Eqn(pruned.op(), pruned.operands().stream().map(eqn.in()::get).toList(), out, eqn.where());
  }

  /// The graph with only these of its inputs.
  Graph with(List<Boolean> kept) {
    return new Graph(Mask.pick(graph.invars(), kept), graph.eqns(), graph.outvars());
  }

  /// The places of the meant elements.
  static List<Integer> places(List<Boolean> mask) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < mask.size(); i++) {
      if (mask.get(i)) {
        places.add(i);
      }
    }
    return places;
  }
}
