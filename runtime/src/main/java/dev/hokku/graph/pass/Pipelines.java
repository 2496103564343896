package dev.hokku.graph.pass;

import dev.hokku.graph.Graph;
import dev.hokku.graph.Verifier;
import java.util.List;

/// Passes in the order in which they run.
public final class Pipelines {

  private Pipelines() {}

  /// What every graph goes through before a backend compiles it: marks are taken off, loops unrolled and sums of products taken out of them first, constants
  /// are folded before rules look for them, equal equations are merged after rules made them equal, and what nobody reads is dropped last.
  public static Pass standard() {
    return of(
        new InlineCalls(), new UnrollLoops(), new DeadCode(), new SumsBehindLoops(), new DeadCode(), new SlicedProducts(), new SumsOfPads(),
        new FoldConstants(), new Simplify(), new CommonSubexpressions(), new DeadCode());
  }

  /// The passes one after the other, over bodies too, with the graph verified behind each that changed it.
  public static Pass of(Pass... passes) {
    List<Pass> all = List.of(passes).stream().map(Pass::withBodies).toList();
    return graph -> {
      Graph current = graph;
      for (Pass pass : all) {
        Graph next = pass.run(current);
        current = next == current ? current : Verifier.verify(next, pass.name());
      }
      return current;
    };
  }
}
