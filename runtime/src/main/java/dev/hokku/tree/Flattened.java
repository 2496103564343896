package dev.hokku.tree;

import dev.hokku.tensor.Tensor;
import java.util.List;

/// A value taken apart: its tensors in order, and what is needed to put it together again.
///
/// @param leaves the tensors
/// @param def the structure around them, with all static values
public record Flattened(List<Tensor> leaves, TreeDef def) {

  /// Copies the list, so that it never changes.
  public Flattened {
    leaves = List.copyOf(leaves);
  }
}
