// Generated from TrainState.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.optim.OptState;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link TrainState} apart into its components and rebuilds it. */
public interface TrainStateTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("params", "state", "optState", "key");
  }

  @Override
  default List<Object> children() {
    TrainState self = (TrainState) this;
    return Arrays.asList(self.params(), self.state(), self.optState(), self.key());
  }

  @Override
  default TrainState withChildren(List<Object> children) {
    return new TrainState((Params) children.get(0), (State) children.get(1), (OptState) children.get(2), (Key) children.get(3));
  }
}
