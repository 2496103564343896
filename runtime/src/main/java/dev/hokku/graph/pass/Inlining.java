package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Call;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Substitution;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.List;

/// A walk over a graph that puts other graphs in the place of some equations. Single use.
final class Inlining {

  private final Graph graph;
  private final List<Eqn> eqns = new ArrayList<>();
  private final Substitution renamed = new Substitution();
  private int nextId;

  Inlining(Graph graph) {
    this.graph = graph;
    graph.invars().forEach(this::reserve);
    graph.eqns().forEach(eqn -> eqn.out().forEach(this::reserve));
  }

  private void reserve(Var var) {
    nextId = Math.max(nextId, var.id() + 1);
  }

  /// Takes an equation over.
  void keep(Eqn eqn) {
    eqns.add(renamed.apply(eqn));
  }

  /// Takes the equations of `body` over instead of `eqn`, whose operands are its inputs and whose results are its outputs.
  void replace(Eqn eqn, Graph body) {
    renamed.putAll(eqn.out(), inline(body, renamed.apply(eqn).in(), eqn.where()));
  }

  /// As [#replace], for a body that a pass traced: its equations come from where `eqn` does.
  void rewrite(Eqn eqn, Graph body) {
    List<Eqn> placed = body.eqns().stream().map(made -> new Eqn(made.op(), made.in(), made.out(), eqn.where())).toList();
    replace(eqn, new Graph(body.invars(), placed, body.outvars()));
  }

  /// The results of a body whose inputs are `in`. Each use of a body gets variables of its own.
  private List<Atom> inline(Graph body, List<Atom> in, String where) {
    Substitution inside = new Substitution();
    inside.putAll(body.invars(), in);
    for (Eqn eqn : body.eqns()) {
      Eqn current = inside.apply(eqn);
      String place = current.where().isEmpty() ? where : current.where();
      if (current.op() instanceof Call call) {
        inside.putAll(current.out(), inline(call.body(), current.in(), place));
      } else {
        List<Var> out = new ArrayList<>();
        for (Var var : current.out()) {
          out.add(new Var(nextId++, var.aval()));
        }
        inside.putAll(current.out(), out);
        eqns.add(new Eqn(current.op(), current.in(), out, place));
      }
    }
    return inside.apply(body.outvars());
  }

  /// The graph with what was taken over.
  Graph result() {
    return new Graph(graph.invars(), eqns, renamed.apply(graph.outvars()));
  }
}
