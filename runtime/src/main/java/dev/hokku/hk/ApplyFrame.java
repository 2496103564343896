package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import org.jspecify.annotations.Nullable;

/// The frame of apply: parameters are read, initializers are gone.
public final class ApplyFrame extends Frame<ApplyFrame> {

  private ApplyFrame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    super(store, scope, hooks, keys, module);
  }

  /// The start of a call: name what it has, then run the outermost function.
  public static Root root() {
    return new Root(Params.empty(), null, null, Hooks.NONE, 1);
  }

  /// What a call has.
  public static final class Root {

    private final Params params;
    private final @Nullable State state;
    private final @Nullable Key key;
    private final Hooks hooks;
    private final int rngReserveSize;

    private Root(Params params, @Nullable State state, @Nullable Key key, Hooks hooks, int rngReserveSize) {
      this.params = params;
      this.state = state;
      this.key = key;
      this.hooks = hooks;
      this.rngReserveSize = rngReserveSize;
    }

    /// Parameters, as init made them.
    public Root params(Params given) {
      return new Root(given, state, key, hooks, rngReserveSize);
    }

    /// State, as init or the last call returned it.
    public Root state(State given) {
      return new Root(params, given, key, hooks, rngReserveSize);
    }

    /// The key that all random keys of the call are split from.
    public Root key(Key given) {
      return new Root(params, state, given, hooks, rngReserveSize);
    }

    /// Hooks around everything.
    public Root hooks(Hooks given) {
      return new Root(params, state, key, given, rngReserveSize);
    }

    /// How many keys are split off at a time, 1 unless said (`rng_reserve_size`).
    public Root rngReserveSize(int keys) {
      return new Root(params, state, key, hooks, keys);
    }

    /// The result of `body`; a state that it leaves is dropped.
    public <R extends @Nullable Object, X extends Exception> R call(Scoped<ApplyFrame, R, X> body) throws X {
      ApplyFrame frame = open();
      return frame.output(body.run(frame));
    }

    /// Runs `body`; a state that it leaves is dropped.
    public <X extends Exception> void run(Scoped.OfVoid<ApplyFrame, X> body) throws X {
      ApplyFrame frame = open();
      body.run(frame);
      frame.end();
    }

    /// The result of `body` and the state after it.
    public <R, X extends Exception> Applied<R> applied(Scoped<ApplyFrame, R, X> body) throws X {
      ApplyFrame frame = open();
      return frame.applied(body.run(frame));
    }

    /// The outermost frame of a call, which ends with [ApplyFrame#output], [ApplyFrame#applied], [ApplyFrame#updated] or [ApplyFrame#end].
    public ApplyFrame open() {
      Store store = new Store(new ParamStore(params), state == null ? null : StateStore.of(state), false);
      return new ApplyFrame(store, Scope.root(), hooks, key == null ? null : new KeySequence(key, rngReserveSize), null);
    }
  }

  /// Ends the call; a state that it leaves is dropped.
  public void end() {
    store().close();
  }

  /// Ends the call with this result; a state that it leaves is dropped.
  public <R extends @Nullable Object> R output(R output) {
    end();
    return output;
  }

  /// Ends the call with this result and the state as it is now.
  public <R> Applied<R> applied(R output) {
    return new Applied<>(output, updated());
  }

  /// Ends the call with the state as it is now.
  public State updated() {
    end();
    return getCurrentState();
  }

  /// The parameter `name` of this module, `f32`.
  public Tensor getParameter(String name, Shape shape) {
    return getParameter(name, shape, DType.F32);
  }

  /// The parameter `name` of this module.
  ///
  /// @throws HokkuException if there is none of this name, shape and dtype
  public Tensor getParameter(String name, Shape shape, DType dtype) {
    return parameter(name, shape, dtype, null);
  }

  /// The parameters of this module below `name`.
  public Params lift(String name) {
    return Lifting.unpack(this, scope().claim(name)).params();
  }

  /// The parameters of this module below `name`.
  ///
  /// @param allowReuse looked at by init
  public Params lift(String name, boolean allowReuse) {
    return lift(name);
  }

  /// The parameters of this scope.
  public Params transparentLift() {
    return Lifting.unpack(this, Lifting.transparentPrefix(this)).params();
  }

  /// The parameters of this scope.
  ///
  /// @param allowReuse looked at by init
  public Params transparentLift(boolean allowReuse) {
    return transparentLift();
  }

  /// The parameters and state of this module below `name`.
  public LiftedState liftWithState(String name) {
    String prefix = scope().claim(name);
    return Lifting.withState(this, Lifting.updaterPrefix(this, name), Lifting.unpack(this, prefix));
  }

  /// The parameters and state of this module below `name`.
  ///
  /// @param allowReuse looked at by init
  public LiftedState liftWithState(String name, boolean allowReuse) {
    return liftWithState(name);
  }

  /// The parameters and state of this scope.
  public LiftedState transparentLiftWithState() {
    String prefix = Lifting.transparentPrefix(this);
    return Lifting.withState(this, Lifting.updaterPrefix(this, ""), Lifting.unpack(this, prefix));
  }

  /// The parameters and state of this scope.
  ///
  /// @param allowReuse looked at by init
  public LiftedState transparentLiftWithState(boolean allowReuse) {
    return transparentLiftWithState();
  }

  /// False: parameters are read.
  @Override
  public boolean runningInit() {
    return false;
  }

  /// Creators may stand in for what is missing, as long as they store nothing.
  @Override
  Tensor missingParameter(VariableContext context, Shape shape, DType dtype) {
    if (hooks().paramCreators().isEmpty()) {
      throw missing(context);
    }
    Initializer none = (shape_, dtype_, keys) -> {
      throw missing(context);
    };
    Tensor value = Hooks.create(hooks().paramCreators(), shape, dtype, none, context, this);
    if (value != Hooks.DO_NOT_STORE) {
      throw missing(context);
    }
    return value;
  }

  @Override
  ApplyFrame self() {
    return this;
  }

  @Override
  ApplyFrame frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    return new ApplyFrame(store, scope, hooks, keys, module);
  }
}
