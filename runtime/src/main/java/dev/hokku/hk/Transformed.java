package dev.hokku.hk;

import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/// A function as a pair of pure ones, inside a module: they can be mapped and differentiated like any other.
///
/// @param <A> its argument
/// @param <R> its result
///
/// Source: `hk.Transformed`, `hk.TransformedWithState`.
public interface Transformed<A, R> {

  /// The parameters for `x`. Runs at init only, so call it in [Hk#lift].
  Params init(Key key, A x);

  /// The parameters and first states for `x`. Runs at init only, so call it in [Hk#liftWithState].
  Initialised initWithState(Key key, A x);

  /// The result for `x`, of a function without state and keys.
  R apply(Params params, A x);

  /// The result for `x`, of a function without state.
  R apply(Params params, Key key, A x);

  /// The result for `x` and the state after it, of a function without keys.
  Applied<R> apply(Params params, State state, A x);

  /// The result for `x` and the state after it.
  Applied<R> apply(Params params, State state, Key key, A x);
}
