package dev.hokku.graph.pass;

import dev.hokku.core.Primitive;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import java.util.ArrayList;
import java.util.List;

/// A rewriting of graphs. It keeps inputs and outputs, their number, order and types, and every bit of what is computed.
@FunctionalInterface
public interface Pass {

  /// The rewritten graph; `graph` itself if there is nothing to do.
  Graph run(Graph graph);

  /// What the verifier calls it.
  default String name() {
    return getClass().getSimpleName();
  }

  /// The same pass, over the bodies of `scan`, `cond` and their like first, from the innermost outward.
  default Pass withBodies() {
    Pass outer = this;
    return new Pass() {
      @Override
      public Graph run(Graph graph) {
        boolean changed = false;
        List<Eqn> eqns = new ArrayList<>(graph.eqns().size());
        for (Eqn eqn : graph.eqns()) {
          if (eqn.op() instanceof HasBodies op) {
            Primitive rewritten = op.withBodies(this::run);
            changed |= !rewritten.equals(op);
            eqns.add(new Eqn(rewritten, eqn.in(), eqn.out(), eqn.where()));
          } else {
            eqns.add(eqn);
          }
        }
        return outer.run(changed ? new Graph(graph.invars(), eqns, graph.outvars()) : graph);
      }

      @Override
      public String name() {
        return outer.name();
      }
    };
  }
}
