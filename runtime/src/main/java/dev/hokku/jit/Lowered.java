package dev.hokku.jit;

/// A look into a compiled function.
///
/// @param graph the text of the graph as it was traced
/// @param optimized the text of the graph as the backend gets it
/// @param peakBytes memory beside arguments and results that one running call takes at its peak
public record Lowered(String graph, String optimized, long peakBytes) {

  /// The optimized graph.
  @Override
  public String toString() {
    return optimized;
  }
}
