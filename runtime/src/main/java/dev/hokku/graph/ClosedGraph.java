package dev.hokku.graph;

import dev.hokku.tensor.Tensor;
import java.util.List;

/// A graph with the values of its captured inputs.
///
/// @param graph its last `consts.size()` inputs are the captured ones
/// @param consts their values; they may be traced by an outer transform
public record ClosedGraph(Graph graph, List<Tensor> consts) {

  /// Copies the list, so that it never changes.
  public ClosedGraph {
    consts = List.copyOf(consts);
  }

  /// How many inputs the caller gives.
  public int arity() {
    return graph.invars().size() - consts.size();
  }
}
