package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// How a [Frame] names modules and calls their methods.
public abstract sealed class Modules permits Variables {
  final Store store;
  final Scope scope;
  final Hooks hooks;
  final @Nullable KeySequence keys;
  final @Nullable Object module;

  Modules(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    this.store = store;
    this.scope = scope;
    this.hooks = hooks;
    this.keys = keys;
    this.module = module;
  }

  abstract Frame self();

  /// A frame of the same call.
  abstract Frame frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module);

  /// `module`, which has a name from now on: the first free one in this scope, unless it has one. Its submodules are named with it.
  public final <M extends @Nullable Object> M made(M module, ModuleType<? super M> type) {
    if (module != null && store.pathOf(module) == null) {
      name(module, type);
    }
    return module;
  }

  /// `modules`, all of which have names from now on.
  public final <S, C extends Collection<? extends S>> C made(C modules, ModuleType<? super S> type) {
    for (S module : modules) {
      made(module, type);
    }
    return modules;
  }

  /// `modules`, all of which have names from now on.
  public final <S> S[] made(S[] modules, ModuleType<? super S> type) {
    for (S module : modules) {
      made(module, type);
    }
    return modules;
  }

  /// A value of interface type, or a collection of such: those that are modules have names from now on, lambdas need none.
  public final <V extends @Nullable Object> V made(V value) {
    Submodules.eachDispatched(value, new Submodules.Visit() {
      @Override
      public <S> void module(S module, ModuleType<? super S> type) {
        made(module, type);
      }
    });
    return value;
  }

  /// The module that `later` makes, named where `later` was made: a field's beside the modules of the constructor.
  public final <M> M target(Deferred<M> later, ModuleType<? super M> type) {
    return placeOf(later).made(later.target(), type);
  }

  /// As above, for a module of interface type.
  public final <M> M target(Deferred<M> later) {
    return placeOf(later).made(later.target());
  }

  private Frame placeOf(Deferred<?> later) {
    Scope place = store.placeOf(later);
    return place == null ? self() : frame(store, place, hooks, keys, module);
  }

  private void name(Object module, ModuleType<?> type) {
    String outside = store.pathOutside(module);
    if (outside != null) {
      throw new HokkuException(
          "Module '%s' was made outside of the function that uses it here.".formatted(outside),
          "",
          "A function inside layerStack or transform has parameters of its own: make the module in it.");
    }
    type.submodules(module, new Visitor(this, Visitor.Kind.PASSED));
    if (type.name().isEmpty()) {
      store.named(module, scope.path());
      type.submodules(module, new Visitor(this, Visitor.Kind.MADE));
    } else if (hooks.interceptors().isEmpty()) {
      nameAndConstruct(module, type);
    } else {
      Hooks.intercept(hooks.interceptors(), Args.of(), new MethodContext(module, null, MethodContext.INIT, false, args -> {
        nameAndConstruct(module, type);
        return null;
      }, () -> type.untyped().optionsOf(module)));
    }
  }

  private void nameAndConstruct(Object module, ModuleType<?> type) {
    String given = type.givenName(module);
    String path = scope.claim(given != null ? given : type.name());
    store.named(module, path);
    Frame constructor = frame(store, Scope.constructor(path), hooks, keys, module);
    type.submodules(module, new Visitor(constructor, Visitor.Kind.MADE));
  }

  /// Names the submodules of one kind and passes over the others.
  private record Visitor(Modules frame, Kind kind) implements Submodules {
    enum Kind {
      PASSED,
      MADE
    }

    @Override
    public void passed(@Nullable Object module, ModuleType<?> type) {
      if (kind == Kind.PASSED && module != null) {
        frame.<Object>made(module, type.untyped());
      }
    }

    @Override
    public void made(@Nullable Object module, ModuleType<?> type) {
      if (kind == Kind.MADE && module != null) {
        frame.<Object>made(module, type.untyped());
      }
    }

    @Override
    public void passedLater(@Nullable Deferred<?> later) {
      if (kind == Kind.PASSED && later != null) {
        frame.store.placed(later, frame.scope);
      }
    }

    @Override
    public void madeLater(@Nullable Deferred<?> later) {
      if (kind == Kind.MADE && later != null) {
        frame.store.placed(later, frame.scope);
      }
    }
  }

  // The methods below take their modules as objects and let bodies throw anything, so that javac has no types to infer in generated code:
  // that is most of what compiling it would cost. The generated methods around them have the user's types and `throws` clauses.

  /// Calls the primary forward method of `module` on a frame of its own.
  ///
  /// @param type that of `module`, which runs the method
  /// @param <R> what the method returns
  public final <R extends @Nullable Object> R call(Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return enter(module, type, method, Scope.PRIMARY, true, Args.of(args), running(module, type, method));
  }

  /// Calls a method of `module` that is not the primary one: it adds `~method` to paths.
  public final <R extends @Nullable Object> R callMethod(Object module, ModuleType<?> type, String method, @Nullable Object... args) {
    return enter(module, type, method, method, false, Args.of(args), running(module, type, method));
  }

  /// Calls a method of `module` where names are those of another method.
  ///
  /// @param namedLike the other method; `forward` for the primary one
  public final <R extends @Nullable Object> R callNamedLike(
      Object module, ModuleType<?> type, String method, String namedLike, @Nullable Object... args) {
    return enter(module, type, method, namedLike, false, Args.of(args), running(module, type, method));
  }

  /// Interceptors may return what they like; one that returns another type than the method does fails at the caller.
  @SuppressWarnings({"unchecked", "NullAway"})
  private static <R extends @Nullable Object> Body<R, ?> running(Object module, ModuleType<?> type, String method) {
    return (frame, args) -> (R) type.run(method, module, frame, args);
  }

  /// As `call`, with the body as a function: that of a generic method, which [ModuleType#run] could not tell the types of.
  public final <R extends @Nullable Object> R callBody(Object module, ModuleType<?> type, String method, Args args, Body<R, ?> body) {
    return enter(module, type, method, Scope.PRIMARY, true, args, body);
  }

  /// As `callMethod`, with the body as a function.
  public final <R extends @Nullable Object> R callMethodBody(Object module, ModuleType<?> type, String method, Args args, Body<R, ?> body) {
    return enter(module, type, method, method, false, args, body);
  }

  /// As `callNamedLike`, with the body as a function.
  public final <R extends @Nullable Object> R callNamedLikeBody(
      Object module, ModuleType<?> type, String method, String namedLike, Args args, Body<R, ?> body) {
    return enter(module, type, method, namedLike, false, args, body);
  }

  /// Fields may be null, and then a plain call would say so, too: this one goes to generated code.
  private void requirePresent(@Nullable Object module, String method) {
    if (module == null) {
      throw new HokkuException(
          "'%s' is called on a module that is null.".formatted(method),
          SourceLines.current(),
          "Make the module in the constructor, or ask whether it is there before it is called.");
    }
  }

  private <R extends @Nullable Object> R enter(
      Object module, ModuleType<?> given, String method, String namedLike, boolean primary, Args args, Body<R, ?> body) {
    // A module that nobody has made in this call, a constant for instance, belongs to who calls it first.
    scope.requireOpen();
    requirePresent(module, method);
    ModuleType<Object> type = given.untyped();
    made(module, type);
    String path = pathOf(module);
    Policy policy = hooks.policies().isEmpty() ? null : hooks.policies().find(module, path);
    Hooks inside = policy == null ? hooks : hooks.within(policy);
    Frame frame = frame(store, Scope.of(path, namedLike), inside, keys, module);
    try {
      if (policy == null) {
        return throughHooks(frame, module, type, path, method, primary, args, Body.unchecked(body));
      }
      Args cast = new Args(policy.castToCompute(args.values()));
      return policy.castToOutput(throughHooks(frame, module, type, path, method, primary, cast, Body.unchecked(body)));
    } catch (HokkuException e) {
      throw store.locate(e, path);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      throw store.locatePlain(e, path);
    } finally {
      frame.scope().end();
    }
  }

  private <R extends @Nullable Object, X extends Exception> R throughHooks(
      Frame frame, Object called, ModuleType<Object> type, String path, String method, boolean primary, Args args, Body<R, X> body) throws X {
    return SourceLines.<R, X>rooted(() ->
        hooks.interceptors().isEmpty() ? body.run(frame, args) : around(frame, called, type, path, method, primary, args, body));
  }

  /// Calls a method of `module` that is no scope of its own: it runs here.
  public final <R extends @Nullable Object> R transparently(Object module, ModuleType<?> type, Scoped<R, ?> body) {
    made(module, type.untyped());
    return Scoped.unchecked(body).run(self());
  }

  /// Interceptors may return what they like; one that returns another type than the method does fails at the caller.
  @SuppressWarnings({"unchecked", "NullAway"})
  private <R extends @Nullable Object, X extends Exception> R around(
      Frame frame, Object called, ModuleType<Object> type, String path, String method, boolean primary, Args args, Body<R, X> body) throws X {
    try {
      return (R) Hooks.intercept(hooks.interceptors(), args, new MethodContext(
          called, path, method, primary, args_ -> Tunnel.pack(this, () -> body.run(frame, args_)), () -> type.optionsOf(called)));
    } catch (Tunnel tunnel) {
      throw tunnel.<X>unpack(this);
    }
  }

  private String pathOf(Object named) {
    String path = store.pathOf(named);
    if (path == null) {
      throw new AssertionError("%s was made but has no name.".formatted(named.getClass()));
    }
    return path;
  }

  // For the rest of the frame.

  final Store store() {
    return store;
  }

  final @Nullable Object module() {
    return module;
  }

  final Scope scope() {
    return scope;
  }

  final Hooks hooks() {
    return hooks;
  }

  final @Nullable KeySequence keys() {
    return keys;
  }
}
