// Generated from GanStepped.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link GanStepped} apart into its components and rebuilds it. */
public interface GanSteppedTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("state", "generatorLoss", "discriminatorLoss");
  }

  @Override
  default List<Object> children() {
    GanStepped self = (GanStepped) this;
    return Arrays.asList(self.state(), self.generatorLoss(), self.discriminatorLoss());
  }

  @Override
  default GanStepped withChildren(List<Object> children) {
    return new GanStepped((GanState) children.get(0), (Tensor) children.get(1), (Tensor) children.get(2));
  }
}
