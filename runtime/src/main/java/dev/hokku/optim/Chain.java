package dev.hokku.optim;

import java.util.List;

/// Optimizers one after another: each sees the updates of the one before. State: one per link, named by its place.
///
/// Source: `optax.chain`.
///
/// @param links in the order of application
public record Chain(List<Optimizer> links) implements Optimizer {

  /// Copies the list, so that a chain never changes.
  public Chain {
    links = List.copyOf(links);
  }

  @Override
  public <P> OptState init(P params) {
    OptState states = OptState.EMPTY;
    for (int i = 0; i < links.size(); i++) {
      states = states.and(Integer.toString(i), links.get(i).init(params));
    }
    return states;
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    P updates = grads;
    OptState next = OptState.EMPTY;
    for (int i = 0; i < links.size(); i++) {
      String name = Integer.toString(i);
      Update<P> step = links.get(i).update(updates, state.get(name, OptState.EMPTY), params);
      updates = step.updates();
      next = next.and(name, step.state());
    }
    return new Update<>(updates, next);
  }
}
