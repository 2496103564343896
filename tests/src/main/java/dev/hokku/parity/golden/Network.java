package dev.hokku.parity.golden;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import org.jspecify.annotations.Nullable;

/// What a case runs: init and apply. It has the options or the variant of its case and nothing that was recorded of results.
public interface Network {

  /// Parameters and first states.
  ///
  /// @param key null where the case has none
  Initialised init(@Nullable Key key, Inputs inputs);

  /// The output and the state after it: lists, maps, tensors, plain values.
  ///
  /// @param key null where the case has none
  /// @param log takes the keys that are handed out
  Applied<Object> apply(Params params, State state, @Nullable Key key, Inputs inputs, KeyLog log);

  /// Runs init at once, without tracing, for the keys that it hands out.
  void logInit(@Nullable Key key, Inputs inputs, KeyLog log);

  /// Whether it makes key sequences for itself. Haiku records their keys too; nothing tells us of them, so only the keys of the call are compared.
  default boolean makesOwnKeySequences() {
    return false;
  }
}
