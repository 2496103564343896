package dev.hokku.io.interop;

import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/// What a network has learnt.
///
/// @param params its parameters
/// @param state its state, such as moving averages
public record Weights(Params params, State state) {

  /// Of a network without state.
  public static Weights of(Params params) {
    return new Weights(params, State.empty());
  }
}
