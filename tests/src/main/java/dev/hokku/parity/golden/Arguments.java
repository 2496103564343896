package dev.hokku.parity.golden;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.TreeNode;
import java.util.List;

/// What goes into a call, apart from keys and whole numbers.
///
/// @param params of the network
/// @param state before the call
/// @param inputs the floating ones
record Arguments(Params params, State state, List<Tensor> inputs) implements TreeNode {

  /// What a loss is differentiated by.
  Arguments withoutState() {
    return new Arguments(params, State.empty(), inputs);
  }

  @Override
  public List<String> names() {
    return List.of("params", "state", "inputs");
  }

  @Override
  public List<Object> children() {
    return List.of(params, state, inputs);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Arguments withChildren(List<Object> children) {
    return new Arguments((Params) children.get(0), (State) children.get(1), (List<Tensor>) children.get(2));
  }
}
