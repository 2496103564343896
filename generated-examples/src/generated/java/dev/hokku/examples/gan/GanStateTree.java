// Generated from GanState.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.optim.OptState;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.TreeNode;
import java.util.Arrays;
import java.util.List;

/** Takes a {@link GanState} apart into its components and rebuilds it. */
public interface GanStateTree extends TreeNode {

  @Override
  default List<String> names() {
    return List.of("generator", "discriminator", "generatorOpt", "discriminatorOpt", "key");
  }

  @Override
  default List<Object> children() {
    GanState self = (GanState) this;
    return Arrays.asList(self.generator(), self.discriminator(), self.generatorOpt(), self.discriminatorOpt(), self.key());
  }

  @Override
  default GanState withChildren(List<Object> children) {
    return new GanState((Params) children.get(0), (Params) children.get(1), (OptState) children.get(2), (OptState) children.get(3), (Key) children.get(4));
  }
}
