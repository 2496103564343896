package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Call;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Substitution;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.List;

/// Puts the body of each [Call] in its place.
///
/// ```text
/// before:  b = remat[body={ graph (x) { y = sin x; z = exp y; return z } }] a
/// after:   y = sin a;  b = exp y
/// ```
///
/// Keeps: equation order, results, source places. Run it first: other passes then see through the calls. No derivative can be asked for any more.
/// Cost: one walk over all bodies.
public final class InlineCalls implements Pass {

  /// The pass; it holds nothing.
  public InlineCalls() {}

  @Override
  public Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(eqn -> eqn.op() instanceof Call)) {
      return graph;
    }
    Inlining inlining = new Inlining(graph);
    graph.eqns().forEach(inlining::add);
    return new Graph(graph.invars(), inlining.eqns, inlining.renamed.apply(graph.outvars()));
  }

  /// The walk over one graph.
  private static final class Inlining {

    private final List<Eqn> eqns = new ArrayList<>();
    private final Substitution renamed = new Substitution();
    private int nextId;

    Inlining(Graph graph) {
      graph.invars().forEach(this::reserve);
      graph.eqns().forEach(eqn -> eqn.out().forEach(this::reserve));
    }

    private void reserve(Var var) {
      nextId = Math.max(nextId, var.id() + 1);
    }

    void add(Eqn eqn) {
      Eqn current = renamed.apply(eqn);
      if (current.op() instanceof Call call) {
        renamed.putAll(current.out(), inline(call.body(), current.in(), current.where()));
      } else {
        eqns.add(current);
      }
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
  }
}
