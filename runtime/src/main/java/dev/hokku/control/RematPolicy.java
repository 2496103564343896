package dev.hokku.control;

import dev.hokku.core.Primitive;
import dev.hokku.lax.DotGeneral;
import java.util.Set;

/// Which results of operations inside `remat` are kept for the backward pass; all others are computed again. Source: `jax.checkpoint_policies`.
@FunctionalInterface
public interface RematPolicy {

  /// Keeps nothing but the arguments: least memory.
  RematPolicy NOTHING = op -> false;

  /// Keeps everything, as if there were no `remat`.
  RematPolicy EVERYTHING = op -> true;

  /// Keeps results of matrix products and convolutions, which are dear to compute.
  RematPolicy DOTS = op -> op.name().equals("dot_general") || op.name().equals("conv_general_dilated");

  /// Keeps results of products without batch axes: those of layers, not of attention.
  RematPolicy DOTS_WITHOUT_BATCH = op -> op instanceof DotGeneral dot && dot.dims().lhsBatch().count() == 0;

  /// Whether results of `op` are kept.
  boolean keeps(Primitive op);

  /// Keeps the values that [Remat#checkpointName] gave one of these names.
  static RematPolicy names(String... names) {
    Set<String> kept = Set.of(names);
    return op -> op instanceof Named named && kept.contains(named.label());
  }
}
