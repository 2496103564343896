package dev.hokku.parity.golden;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.TreeNode;
import java.util.List;

/// What a loss is differentiated by.
///
/// @param params of the network
/// @param inputs the floating ones
record Arguments(Params params, List<Tensor> inputs) implements TreeNode {

  @Override
  public List<String> names() {
    return List.of("params", "inputs");
  }

  @Override
  public List<Object> children() {
    return List.of(params, inputs);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Arguments withChildren(List<Object> children) {
    return new Arguments((Params) children.get(0), (List<Tensor>) children.get(1));
  }
}
