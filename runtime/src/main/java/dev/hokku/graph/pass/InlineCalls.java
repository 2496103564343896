package dev.hokku.graph.pass;

import dev.hokku.graph.Call;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Substitution;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.List;

/// Puts the body of each [Call] in its place: derivatives have been taken, so its mark means nothing any more.
///
/// ```text
/// before:  c = custom_jvp[body=graph (a) { b = exp a; return b }] x
/// after:   c = exp x
/// ```
///
/// Variables of the body get new numbers, so that a body may be put in several times.
/// Keeps: the order of equations, and barriers, which keep `remat` a recomputation.
/// Cost: one walk.
public record InlineCalls() implements Pass {

  @Override
  public Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(eqn -> eqn.op() instanceof Call)) {
      return graph;
    }
    Substitution renamed = new Substitution();
    List<Eqn> eqns = new ArrayList<>();
    int nextId = nextId(graph);
    for (Eqn eqn : graph.eqns()) {
      Eqn current = renamed.apply(eqn);
      if (current.op() instanceof Call call) {
        Substitution inside = new Substitution();
        inside.putAll(call.body().invars(), current.in());
        for (Eqn inner : call.body().eqns()) {
          List<Var> out = new ArrayList<>();
          for (Var v : inner.out()) {
            Var fresh = new Var(nextId++, v.aval());
            inside.put(v, fresh);
            out.add(fresh);
          }
          eqns.add(new Eqn(inner.op(), inside.apply(inner.in()), out, inner.where().isEmpty() ? eqn.where() : inner.where()));
        }
        renamed.putAll(eqn.out(), inside.apply(call.body().outvars()));
      } else {
        eqns.add(current);
      }
    }
    return new Graph(graph.invars(), eqns, renamed.apply(graph.outvars()));
  }

  private static int nextId(Graph graph) {
    int highest = -1;
    for (Var v : graph.invars()) {
      highest = Math.max(highest, v.id());
    }
    for (Eqn eqn : graph.eqns()) {
      for (Var v : eqn.out()) {
        highest = Math.max(highest, v.id());
      }
    }
    return highest + 1;
  }
}
