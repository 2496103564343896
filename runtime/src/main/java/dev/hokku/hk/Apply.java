package dev.hokku.hk;

import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import org.jspecify.annotations.Nullable;

/// The start of a call that reads parameters: name what it has, then run the outermost function.
///
/// ```java
/// Tensor y = Apply.root().params(params).key(key).call(frame -> MlpApply.forward(mlp, frame, x));
/// ```
public final class Apply {

  private static final Apply NOTHING = new Apply(Params.empty(), null, null, Hooks.NONE, 1);

  private final Params params;
  private final @Nullable State state;
  private final @Nullable Key key;
  private final Hooks hooks;
  private final int rngReserveSize;

  private Apply(Params params, @Nullable State state, @Nullable Key key, Hooks hooks, int rngReserveSize) {
    this.params = params;
    this.state = state;
    this.key = key;
    this.hooks = hooks;
    this.rngReserveSize = rngReserveSize;
  }

  /// The outermost frame of a call with these, which ends with [Frame#output], [Frame#applied], [Frame#updated] or [Frame#end]. Generated code starts so.
  ///
  /// @param state null for a call without state
  /// @param key null for a call without random keys
  public static Frame open(Params params, @Nullable State state, @Nullable Key key) {
    return new Apply(params, state, key, Hooks.NONE, 1).open();
  }

  /// A call without parameters, state and keys.
  public static Apply root() {
    return NOTHING;
  }

  /// Parameters, as init made them.
  public Apply params(Params given) {
    return new Apply(given, state, key, hooks, rngReserveSize);
  }

  /// State, as init or the last call returned it.
  public Apply state(State given) {
    return new Apply(params, given, key, hooks, rngReserveSize);
  }

  /// The key that all random keys of the call are split from.
  public Apply key(Key given) {
    return new Apply(params, state, given, hooks, rngReserveSize);
  }

  /// Hooks around everything.
  public Apply hooks(Hooks given) {
    return new Apply(params, state, key, given, rngReserveSize);
  }

  /// How many keys are split off at a time, 1 unless said (`rng_reserve_size`).
  public Apply rngReserveSize(int keys) {
    return new Apply(params, state, key, hooks, keys);
  }

  /// The result of `body`; a state that it leaves is dropped.
  public <R extends @Nullable Object, X extends Exception> R call(Scoped<R, X> body) throws X {
    Frame frame = open();
    return frame.output(body.run(frame));
  }

  /// Runs `body`; a state that it leaves is dropped.
  public <X extends Exception> void run(Scoped.OfVoid<X> body) throws X {
    Frame frame = open();
    body.run(frame);
    frame.end();
  }

  /// The result of `body` and the state after it.
  public <R, X extends Exception> Applied<R> applied(Scoped<R, X> body) throws X {
    Frame frame = open();
    return frame.applied(body.run(frame));
  }

  /// The outermost frame of the call, which ends with [Frame#output], [Frame#applied], [Frame#updated] or [Frame#end].
  public Frame open() {
    Store store = new Store(new ParamStore(params), state == null ? null : StateStore.of(state), false);
    return new Frame(store, Scope.root(), hooks, key == null ? null : new KeySequence(key, rngReserveSize), null);
  }
}
