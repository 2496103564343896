package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Prunable;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Drops equations whose results nobody reads.
///
/// ```text
/// before:  b = exp a;  c = sin a;  return c
/// after:   c = sin a;              return c
/// ```
///
/// Keeps: equations that are not pure. An equation with several results is kept if one is read, but a [Prunable] one is asked to do with less.
/// Cost: one walk from the end.
public record DeadCode() implements Pass {

  @Override
  public Graph run(Graph graph) {
    Set<Atom> needed = new HashSet<>(graph.outvars());
    List<Eqn> kept = new ArrayList<>();
    boolean changed = false;
    for (Eqn eqn : graph.eqns().reversed()) {
      if (eqn.op().pure() && eqn.out().stream().noneMatch(needed::contains)) {
        changed = true;
        continue;
      }
      Eqn smaller = prune(eqn, needed);
      changed |= smaller != eqn;
      kept.add(smaller);
      needed.addAll(smaller.in());
    }
    return changed ? new Graph(graph.invars(), kept.reversed(), graph.outvars()) : graph;
  }

  private static Eqn prune(Eqn eqn, Set<Atom> needed) {
    if (!(eqn.op() instanceof Prunable op) || needed.containsAll(eqn.out())) {
      return eqn;
    }
    Prunable.Pruned pruned = op.prune(eqn.out().stream().map(needed::contains).toList());
    if (pruned.op().equals(op)) {
      return eqn;
    }
    List<Atom> in = pruned.operands().stream().map(eqn.in()::get).toList();
    List<Var> out = pruned.results().stream().map(eqn.out()::get).toList();
    return new Eqn(pruned.op(), in, out, eqn.where());
  }
}
