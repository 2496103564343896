package dev.hokku.hk;

import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import org.jspecify.annotations.Nullable;

/// The start of a call that makes parameters and first states.
///
/// What the body throws is thrown as it is, and the generated method that called declares it: see [Modules#call].
public final class Init {

  private Init() {}

  // The four methods below are for generated code, and no two share a name: javac would weigh each against the others at every call.

  /// Parameters and first states of the primary forward method of `module`, for data. Only what they need is computed: the method is traced, and the
  /// rest of the trace is dropped.
  ///
  /// @param key all random keys are split from it
  /// @param type that of `module`
  /// @param method the method's name in `type`
  /// @param args its arguments; tensors in them are traced, all else is static
  public static Initialised call(Key key, Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return of(key, Args.of(args), calling(module, type, method));
  }

  /// The same for shapes: tensors in `args` may be `ShapeDtype`s, and their values are never looked at. First states that depend on them become zeros, and
  /// [Initialised#zeroed] lists them.
  ///
  /// @throws dev.hokku.core.HokkuException if the first value of a parameter depends on data
  public static Initialised callFromShapes(Key key, Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return fromShapes(key, Args.of(args), calling(module, type, method));
  }

  /// As [#call], for a method of `module` that is not the primary one.
  public static Initialised callMethod(Key key, Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return of(key, Args.of(args), callingMethod(module, type, method));
  }

  /// As [#callFromShapes], for a method of `module` that is not the primary one.
  public static Initialised callMethodFromShapes(Key key, Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return fromShapes(key, Args.of(args), callingMethod(module, type, method));
  }

  private static Body<@Nullable Object, ?> calling(Object module, ModuleType<?> type, String method) {
    return (frame, args) -> frame.<@Nullable Object>call(module, type, method, args.values().toArray());
  }

  private static Body<@Nullable Object, ?> callingMethod(Object module, ModuleType<?> type, String method) {
    return (frame, args) -> frame.<@Nullable Object>callMethod(module, type, method, args.values().toArray());
  }

  /// Parameters and first states of `body` for data.
  public static Initialised of(Key key, Args args, Body<?, ?> body) {
    return of(key, Hooks.NONE, args, Body.unchecked(body));
  }

  /// As above, with hooks around everything.
  public static <X extends Exception> Initialised of(Key key, Hooks hooks, Args args, Body<?, X> body) throws X {
    return InitProgram.trace(key, hooks, args, body).run();
  }

  /// Parameters and first states of `body` for shapes.
  public static Initialised fromShapes(Key key, Args args, Body<?, ?> body) {
    return fromShapes(key, Hooks.NONE, args, Body.unchecked(body));
  }

  /// As above, with hooks around everything.
  public static <X extends Exception> Initialised fromShapes(Key key, Hooks hooks, Args args, Body<?, X> body) throws X {
    return InitProgram.trace(key, hooks, args, body).runWithoutData();
  }

  /// The outermost frame of a body that is being traced, or that is run at once to look at what it does.
  public static Frame root(Key key, Hooks hooks) {
    return new Frame(new Store(new ParamStore(Params.empty()), new StateStore(), true), Scope.root(), hooks, new KeySequence(key), null);
  }
}
