// Generated from LinearRegression.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.linear;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link LinearRegression.Stepped} apart into its components and rebuilds it. */
public interface LinearRegression_SteppedTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("params", "loss");
  }

  @Override
  default List<Object> children() {
    LinearRegression.Stepped self = (LinearRegression.Stepped) this;
    return Arrays.asList(self.params(), self.loss());
  }

  @Override
  default LinearRegression.Stepped withChildren(List<Object> children) {
    return new LinearRegression.Stepped((Params) children.get(0), (Tensor) children.get(1));
  }
}
