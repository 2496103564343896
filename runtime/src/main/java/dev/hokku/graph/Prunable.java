package dev.hokku.graph;

import dev.hokku.core.Primitive;
import java.util.List;

/// A primitive that can do without some of its results, and then perhaps without some operands: `scan` drops a carry that nobody reads.
public interface Prunable extends Primitive {

  /// The primitive that computes at least the results that are used.
  ///
  /// @param used one per result
  Pruned prune(List<Boolean> used);

  /// What is left.
  ///
  /// @param op the smaller primitive
  /// @param operands which operands it takes, ascending
  /// @param results which results it gives, ascending; all used ones are among them
  record Pruned(Primitive op, List<Integer> operands, List<Integer> results) {}
}
