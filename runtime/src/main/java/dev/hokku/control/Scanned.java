package dev.hokku.control;

import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/// The result of a scan.
///
/// @param carry of the last step
/// @param ys of all steps, stacked on a new axis 0 of each tensor
public record Scanned<C, Y>(C carry, Y ys) implements TreeNode {

  @Override
  public List<String> names() {
    return List.of("carry", "ys");
  }

  @Override
  public List<Object> children() {
    return Arrays.asList(carry, ys);
  }

  @Override
  @SuppressWarnings("unchecked") // children of the types of this result's
  public Scanned<C, Y> withChildren(List<Object> children) {
    return new Scanned<>((C) children.get(0), (Y) children.get(1));
  }
}
