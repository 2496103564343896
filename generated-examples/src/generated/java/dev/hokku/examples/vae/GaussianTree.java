// Generated from Gaussian.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link Gaussian} apart into its components and rebuilds it. */
public interface GaussianTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("mean", "logVariance");
  }

  @Override
  default List<Object> children() {
    Gaussian self = (Gaussian) this;
    return Arrays.asList(self.mean(), self.logVariance());
  }

  @Override
  default Gaussian withChildren(List<Object> children) {
    return new Gaussian((Tensor) children.get(0), (Tensor) children.get(1));
  }
}
