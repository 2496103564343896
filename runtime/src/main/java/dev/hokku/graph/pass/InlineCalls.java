package dev.hokku.graph.pass;

import dev.hokku.graph.Call;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;

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
    for (Eqn eqn : graph.eqns()) {
      if (eqn.op() instanceof Call call) {
        inlining.replace(eqn, call.body());
      } else {
        inlining.keep(eqn);
      }
    }
    return inlining.result();
  }
}
