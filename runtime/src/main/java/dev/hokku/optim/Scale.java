package dev.hokku.optim;

import dev.hokku.tree.Tree;

/// Updates times a constant. Source: `optax.scale`.
///
/// @param factor the constant; the negative learning rate at the end of a chain
public record Scale(double factor) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.EMPTY;
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    return new Update<>(Tree.map(g -> g.mul(factor), grads), state);
  }
}
