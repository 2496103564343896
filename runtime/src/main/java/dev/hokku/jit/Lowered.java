package dev.hokku.jit;

import java.util.List;

/// A look into a compiled function.
///
/// @param graph the text of the graph as it was traced
/// @param optimized the text of the graph as the backend gets it
/// @param steps what the backend does, a line each; nothing if it has no plan of steps
/// @param peakBytes memory beside arguments and results that one running call takes at its peak
public record Lowered(String graph, String optimized, List<String> steps, long peakBytes) {

  /// The optimized graph.
  @Override
  public String toString() {
    return optimized;
  }
}
