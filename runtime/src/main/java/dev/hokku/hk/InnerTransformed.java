package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A lowered lambda as a pair of pure functions: each call runs it on a frame of its own inside the one where it was written.
///
/// @param frame where it was written
/// @param f the lambda
record InnerTransformed<A, R>(Frame frame, BiFunction<Frame, A, R> f) implements Transformed<A, R> {

  @Override
  public Params init(Key key, A x) {
    return initWithState(key, x).params();
  }

  @Override
  public Initialised initWithState(Key key, A x) {
    if (!frame.runningInit()) {
      throw new HokkuException(
          "An inner function is initialised at apply.", frame.currentName(), "Call its init inside of lift, which runs it at init only.");
    }
    Frame inner = frame.innerInit(key);
    f.apply(inner, x);
    return new Initialised(inner.getParams(), inner.getInitialState(), List.of());
  }

  @Override
  public R apply(Params params, A x) {
    return f.apply(frame.inner(params, null, null), x);
  }

  @Override
  public R apply(Params params, Key key, A x) {
    return f.apply(frame.inner(params, null, key), x);
  }

  @Override
  public Applied<R> apply(Params params, State state, A x) {
    return applied(params, state, null, x);
  }

  @Override
  public Applied<R> apply(Params params, State state, Key key, A x) {
    return applied(params, state, key, x);
  }

  private Applied<R> applied(Params params, State state, @Nullable Key key, A x) {
    Frame inner = frame.inner(params, StateStore.of(state), key);
    R output = f.apply(inner, x);
    return new Applied<>(output, inner.getCurrentState());
  }
}
