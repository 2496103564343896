package dev.hokku.optim;

import dev.hokku.tree.Tree;

/// Adds the parameters, times `weightDecay`, to the updates: decoupled weight decay when it stands behind `ScaleByAdam`.
///
/// Source: Loshchilov and Hutter 2019, <https://arxiv.org/abs/1711.05101>; `optax.add_decayed_weights`.
///
/// @param weightDecay per step, before the learning rate
public record AddDecayedWeights(double weightDecay) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.EMPTY;
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    return new Update<>(Tree.map2((g, p) -> g.add(p.mul(weightDecay)), grads, params), state);
  }
}
