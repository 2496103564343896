// Generated from Stepped.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link Stepped} apart into its components and rebuilds it. */
public interface SteppedTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("state", "loss");
  }

  @Override
  default List<Object> children() {
    Stepped self = (Stepped) this;
    return Arrays.asList(self.state(), self.loss());
  }

  @Override
  default Stepped withChildren(List<Object> children) {
    return new Stepped((TrainState) children.get(0), (Tensor) children.get(1));
  }
}
