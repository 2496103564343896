package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.core.ShapeError;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The frame of init: parameters that do not exist yet are made by their initializers.
public final class InitFrame extends Frame<InitFrame> {

  private InitFrame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    super(store, scope, hooks, keys, module);
  }

  /// Parameters and first states of `body` for data. Only what they need is computed: the body is traced, and the rest of the trace is dropped.
  ///
  /// @param key all random keys are split from it
  /// @param args the arguments of the forward method; tensors in them are traced, all else is static
  /// @param body what it throws is thrown as it is, and the generated method that called declares it: see [Modules#call]
  public static Initialised init(Key key, Args args, Body<InitFrame, ?, ?> body) {
    return init(key, Hooks.NONE, args, Body.unchecked(body));
  }

  /// As above, with hooks around everything.
  public static <X extends Exception> Initialised init(Key key, Hooks hooks, Args args, Body<InitFrame, ?, X> body) throws X {
    return InitProgram.trace(key, hooks, args, body).run();
  }

  /// Parameters and first states of `body` for shapes: tensors in `args` may be `ShapeDtype`s, and their values are never looked at. First
  /// states that depend on them become zeros, and [Initialised#zeroed] lists them.
  ///
  /// @throws dev.hokku.core.HokkuException if the first value of a parameter depends on data
  public static Initialised initFromShapes(Key key, Args args, Body<InitFrame, ?, ?> body) {
    return initFromShapes(key, Hooks.NONE, args, Body.unchecked(body));
  }

  /// As above, with hooks around everything.
  public static <X extends Exception> Initialised initFromShapes(Key key, Hooks hooks, Args args, Body<InitFrame, ?, X> body)
      throws X {
    return InitProgram.trace(key, hooks, args, body).runWithoutData();
  }

  /// The outermost frame of a body that is being traced, or that is run at once to look at what it does.
  public static InitFrame root(Key key, Hooks hooks) {
    return new InitFrame(
        new Store(new ParamStore(Params.empty()), new StateStore(), true), Scope.root(), hooks, new KeySequence(key), null);
  }

  /// The parameter `name` of this module, `f32`; made if there is none yet.
  public Tensor getParameter(String name, Shape shape, Initializer initializer) {
    return getParameter(name, shape, DType.F32, initializer);
  }

  /// The parameter `name` of this module; made if there is none yet.
  public Tensor getParameter(String name, Shape shape, DType dtype, Initializer initializer) {
    return parameter(name, shape, dtype, initializer);
  }

  /// The parameters that `init` makes, as parameters of this module below `name`.
  public Params lift(String name, Function<InitFrame, Params> init) {
    return lift(name, false, init);
  }

  /// As above; whether what exists already is made anew.
  public Params lift(String name, boolean allowReuse, Function<InitFrame, Params> init) {
    return Lifting.made(this, scope().claim(name), allowReuse, init);
  }

  /// The parameters that `init` makes, as parameters of this scope.
  public Params transparentLift(Function<InitFrame, Params> init) {
    return transparentLift(false, init);
  }

  /// As above; whether what exists already is made anew.
  public Params transparentLift(boolean allowReuse, Function<InitFrame, Params> init) {
    return Lifting.made(this, Lifting.transparentPrefix(this), allowReuse, init);
  }

  /// The parameters and state that `init` makes, as those of this module below `name`.
  public LiftedState liftWithState(String name, Function<InitFrame, Initialised> init) {
    return liftWithState(name, false, init);
  }

  /// As above; whether what exists already is made anew.
  public LiftedState liftWithState(String name, boolean allowReuse, Function<InitFrame, Initialised> init) {
    String prefix = scope().claim(name);
    return Lifting.madeWithState(this, prefix, Lifting.updaterPrefix(this, name), allowReuse, init);
  }

  /// The parameters and state that `init` makes, as those of this scope.
  public LiftedState transparentLiftWithState(Function<InitFrame, Initialised> init) {
    return transparentLiftWithState(false, init);
  }

  /// As above; whether what exists already is made anew.
  public LiftedState transparentLiftWithState(boolean allowReuse, Function<InitFrame, Initialised> init) {
    String prefix = Lifting.transparentPrefix(this);
    return Lifting.madeWithState(this, prefix, Lifting.updaterPrefix(this, ""), allowReuse, init);
  }

  /// True, except in an inner function that is applied.
  @Override
  public boolean runningInit() {
    return store().init;
  }

  @Override
  Tensor missingParameter(VariableContext context, Shape shape, DType dtype) {
    if (!runningInit()) {
      throw missing(context);
    }
    Initializer initializer = context.initializer();
    if (initializer == null) {
      throw new AssertionError("Init was asked for '%s' without an initializer.".formatted(context.fullName()));
    }
    Tensor value = created(context, shape, dtype, initializer);
    if (value != Hooks.DO_NOT_STORE) {
      store().params.put(context.moduleName(), context.name(), value);
    }
    return value;
  }

  private Tensor created(VariableContext context, Shape shape, DType dtype, Initializer initializer) {
    Tensor value;
    try {
      value = Hooks.create(hooks().paramCreators(), shape, dtype, initializer, context, this);
    } catch (HokkuException e) {
      throw e.at("the initializer of '%s'".formatted(context.name()));
    }
    boolean asAsked = value.shape().equals(shape) && value.dtype() == dtype;
    if (hooks().paramCreators().isEmpty() && !asAsked) {
      throw new ShapeError(
          "initializer",
          "that of '%s' made %s, but %s%s is asked for".formatted(context.name(), value.aval(), dtype, shape),
          "Let it use the shape and the dtype that it is given.");
    }
    return value;
  }

  @Override
  InitFrame self() {
    return this;
  }

  @Override
  InitFrame frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    return new InitFrame(store, scope, hooks, keys, module);
  }
}
