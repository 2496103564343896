package dev.hokku.transform;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/// The result of a function that is differentiated, with something beside it that is not: metrics, a new state.
///
/// @param value the scalar to differentiate
/// @param aux any tree
public record WithAux<X>(Tensor value, X aux) implements TreeNode {

  @Override
  public List<String> names() {
    return List.of("value", "aux");
  }

  @Override
  public List<Object> children() {
    return Arrays.asList(value, aux);
  }

  @Override
  @SuppressWarnings("unchecked")
  public WithAux<X> withChildren(List<Object> children) {
    return new WithAux<>((Tensor) children.get(0), (X) children.get(1));
  }
}
