package dev.hokku.control;

import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/// What one step of a scan returns.
///
/// @param carry handed to the next step; of the structure and types of the carry that came in
/// @param y put on the stack; any tree
public record Step<C, Y>(C carry, Y y) implements TreeNode {

  @Override
  public List<String> names() {
    return List.of("carry", "y");
  }

  @Override
  public List<Object> children() {
    return Arrays.asList(carry, y);
  }

  @Override
  @SuppressWarnings("unchecked") // children of the types of this step's
  public Step<C, Y> withChildren(List<Object> children) {
    return new Step<>((C) children.get(0), (Y) children.get(1));
  }
}
