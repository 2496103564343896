package dev.hokku.hk;

import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;

/// What init made.
///
/// @param params the parameters, in the order of their creation
/// @param state for each name the *first* value that was set
/// @param zeroed paths `module/name` of the states whose first value depends on data that init from shapes did not have: they are zeros
public record Initialised(Params params, State state, List<String> zeroed) {

  /// Copies the list, so that it never changes.
  public Initialised {
    zeroed = List.copyOf(zeroed);
  }
}
