package dev.hokku.transform;

import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/// The result of a function that is differentiated, with something beside it that is not: metrics, a new state. Source: `has_aux` of JAX's transforms.
///
/// @param value what to differentiate: for [Grad] a scalar tensor, for [Jvp] and [Vjp] any tree
/// @param aux any tree
public record WithAux<R, X>(R value, X aux) implements TreeNode {

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
  public WithAux<R, X> withChildren(List<Object> children) {
    return new WithAux<>((R) children.get(0), (X) children.get(1));
  }
}
