package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/// Parameters and state of an inner function, lifted into a module, and where the state after it goes.
///
/// Source: `hk.lift_with_state` and `hk.LiftWithStateUpdater`.
public final class LiftedState {

  private final Frame frame;
  private final Params params;
  private final State state;
  private final String prefix;
  private boolean used;

  LiftedState(Frame frame, Params params, State state, String prefix) {
    this.frame = frame;
    this.params = params;
    this.state = state;
    this.prefix = prefix;
  }

  /// The inner function's parameters.
  public Params params() {
    return params;
  }

  /// The inner function's state, as it was left by the last call.
  public State state() {
    return state;
  }

  /// Keeps the state after the inner function. Call it once.
  public void update(State after) {
    use();
    Lifting.update(frame, prefix, after);
  }

  /// Keeps the state as it is.
  public void ignoreUpdate() {
    use();
  }

  /// At the end of the call: a state that nobody took care of would silently stay what it was.
  void requireUsed() {
    if (!used) {
      throw new HokkuException(
          "The state of a lifted function, below '%s', is never updated.".formatted(prefix),
          "",
          "Call update with the state after the function, or ignoreUpdate to keep it as it was.");
    }
  }

  private void use() {
    if (used) {
      throw new HokkuException("A lifted state is updated twice.", frame.currentName(), "Call update, or ignoreUpdate, once.");
    }
    used = true;
  }
}
