package dev.hokku.optim;

/// Two pure functions that turn gradients into updates: what Optax calls a *gradient transformation*.
///
/// ```java
/// Optimizer adam = Optimizers.adam(1e-3);
/// OptState state = adam.init(params);
/// Update<Params> update = adam.update(grads, state, params);
/// params = Optimizers.applyUpdates(params, update.updates());
/// state = update.state();
/// ```
///
/// Source: `optax.GradientTransformation`.
public interface Optimizer {

  /// The state before the first step.
  ///
  /// @param params any tree of floating tensors
  <P> OptState init(P params);

  /// Updates to be *added* to the parameters, and the next state.
  ///
  /// @param grads same structure, shapes and dtypes as `params`
  /// @param state as [#init] made it or the last call returned it
  /// @param params the parameters that the gradients were taken at
  <P> Update<P> update(P grads, OptState state, P params);
}
