package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;

/// A primitive in a graph of tangents that is known by its transpose alone: it has no value for a tangent that is given.
public interface BackwardsOnly extends Primitive {

  /// Why it cannot be evaluated.
  HokkuException forwards();

  /// Refuses a graph that holds such a primitive, also in a body.
  static void requireNone(Graph graph) {
    graph.eqns().forEach(eqn -> {
      if (eqn.op() instanceof BackwardsOnly op) {
        throw op.forwards();
      }
      if (eqn.op() instanceof HasBodies op) {
        op.bodies().forEach(BackwardsOnly::requireNone);
      }
    });
  }
}
