package dev.hokku.graph;

import java.util.List;

/// A primitive that is a graph with a mark on it (`remat`, `custom_jvp`): to evaluate it is to evaluate its body. Once no derivative is to be taken any
/// more, a pass may put the body in its place.
public interface Call extends HasBodies {

  /// What it computes; operands and results are those of the primitive.
  Graph body();

  @Override
  default List<Graph> bodies() {
    return List.of(body());
  }
}
