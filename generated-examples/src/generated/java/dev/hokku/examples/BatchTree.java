// Generated from Batch.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link Batch} apart into its components and rebuilds it. */
public interface BatchTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("images", "labels");
  }

  @Override
  default List<Object> children() {
    Batch self = (Batch) this;
    return Arrays.asList(self.images(), self.labels());
  }

  @Override
  default Batch withChildren(List<Object> children) {
    return new Batch((Tensor) children.get(0), (Tensor) children.get(1));
  }
}
