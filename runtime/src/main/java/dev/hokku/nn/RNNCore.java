package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import org.jspecify.annotations.Nullable;

/// One step of a recurrent network. [Unroll] takes it along a sequence.
///
/// @param <X> input of a step: a tensor or a tree
/// @param <Y> output of a step
/// @param <S> what is handed from step to step
///
/// Source: `hk.RNNCore`.
@HkModule
public interface RNNCore<X, Y, S> extends RNNCoreDispatch<X, Y, S> {

  /// The output of one step, and the state for the next.
  @Forward
  WithState<Y, S> forward(X x, S state);

  /// The state before the first step.
  ///
  /// @param batchSize length of the first axis; null for none
  @Forward
  S initialState(@Nullable Integer batchSize);
}
