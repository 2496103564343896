package dev.hokku.optim;

import dev.hokku.lax.Numpy;
import dev.hokku.tree.Tree;

/// A decaying sum of gradients in place of the gradient. State: `trace`, like the parameters.
///
/// Source: Sutskever et al. 2013, section 2; `optax.trace`.
///
/// @param decay weight of the old sum, in `[0, 1)`; 0.9 is usual
/// @param nesterov whether to look one step ahead
public record Momentum(double decay, boolean nesterov) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.of("trace", Tree.map(Numpy::zerosLike, params));
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    P trace = decayed(grads, state.get("trace", params));
    return new Update<>(nesterov ? decayed(grads, trace) : trace, OptState.of("trace", trace));
  }

  private <P> P decayed(P grads, P trace) {
    return Tree.map2((g, t) -> g.add(t.mul(decay)), grads, trace);
  }
}
