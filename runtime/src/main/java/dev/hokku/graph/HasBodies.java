package dev.hokku.graph;

import dev.hokku.core.Primitive;
import java.util.List;
import java.util.function.UnaryOperator;

/// A primitive that holds graphs (`scan`, `cond`, `while`): passes and the verifier reach into them by this trait, not by name.
public interface HasBodies extends Primitive {

  /// The bodies, in a fixed order.
  List<Graph> bodies();

  /// The same primitive with each body rewritten; inputs and outputs of a body keep their types.
  Primitive withBodies(UnaryOperator<Graph> rewrite);
}
