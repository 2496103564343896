package dev.hokku.optim;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;

/// Updates scaled down so that their global norm is at most `maxNorm`.
///
/// Source: Pascanu et al. 2013, <https://arxiv.org/abs/1211.5063>; `optax.clip_by_global_norm`.
///
/// @param maxNorm the largest norm that passes unchanged, positive
public record ClipByGlobalNorm(double maxNorm) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.EMPTY;
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    Tensor norm = Optimizers.globalNorm(grads);
    Tensor passes = norm.lt(maxNorm);
    P clipped = Tree.map(
        g -> Numpy.where(passes, g, g.div(norm.astype(g.dtype())).mul(maxNorm)), grads);
    return new Update<>(clipped, state);
  }
}
