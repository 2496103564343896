// Generated from VqVae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vqvae;

import dev.hokku.nn.nets.VectorQuantized;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link VqVae.Output} apart into its components and rebuilds it. */
public interface VqVae_OutputTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("images", "code");
  }

  @Override
  default List<Object> children() {
    VqVae.Output self = (VqVae.Output) this;
    return Arrays.asList(self.images(), self.code());
  }

  @Override
  default VqVae.Output withChildren(List<Object> children) {
    return new VqVae.Output((Tensor) children.get(0), (VectorQuantized) children.get(1));
  }
}
