package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.core.ShapeError;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a [Frame] gives a body to read and write: parameters, state, random keys, names, hooks.
public abstract sealed class Variables extends Modules implements KeySource permits Frame {

  Variables(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    super(store, scope, hooks, keys, module);
  }

  private VariableContext context(String name, @Nullable Shape shape, @Nullable DType dtype, @Nullable Initializer initializer) {
    return new VariableContext(scope.path(), name, module, shape, dtype, initializer, store.liftedPrefixName());
  }

  // Parameters.

  /// The parameter `name` of this module, `f32`; made by `initializer` at init if there is none yet.
  public final Tensor getParameter(String name, Shape shape, Initializer initializer) {
    return getParameter(name, shape, DType.F32, initializer);
  }

  /// The parameter `name` of this module; made by `initializer` at init if there is none yet.
  ///
  /// @throws HokkuException at apply, if there is none of this name, shape and dtype
  public final Tensor getParameter(String name, Shape shape, DType dtype, Initializer initializer) {
    scope.requireOpen();
    VariableContext context = context(name, shape, dtype, initializer);
    Tensor value = store.params.find(scope.path(), name);
    if (value == null) {
      value = missingParameter(context, shape, dtype, initializer);
    }
    value = Hooks.get(hooks.paramGetters(), value, context);
    if (!value.shape().equals(shape) || (!hooks.touchParams() && value.dtype() != dtype)) {
      throw new ShapeError(
          "getParameter",
          "'%s' of '%s' is %s, but %s%s is asked for".formatted(name, scope.path(), value.aval(), dtype, shape),
          "Give the params that init made for this module and inputs of this shape and dtype; a checkpoint must be of the same network.");
    }
    return value;
  }

  /// A value for a parameter that does not exist: init makes it. At apply creators may stand in for what is missing, as long as they store nothing.
  private Tensor missingParameter(VariableContext context, Shape shape, DType dtype, Initializer initializer) {
    if (store.init) {
      Tensor value = created(context, shape, dtype, initializer);
      if (value != Hooks.DO_NOT_STORE) {
        store.params.put(context.moduleName(), context.name(), value);
      }
      return value;
    }
    if (hooks.paramCreators().isEmpty()) {
      throw missing(context);
    }
    Initializer none = (shape_, dtype_, keys_) -> {
      throw missing(context);
    };
    if (Hooks.create(hooks.paramCreators(), shape, dtype, none, context, this) != Hooks.DO_NOT_STORE) {
      throw missing(context);
    }
    return Hooks.DO_NOT_STORE;
  }

  private Tensor created(VariableContext context, Shape shape, DType dtype, Initializer initializer) {
    Tensor value;
    try {
      value = Hooks.create(hooks.paramCreators(), shape, dtype, initializer, context, this);
    } catch (HokkuException e) {
      throw e.at("the initializer of '%s'".formatted(context.name()));
    }
    boolean asAsked = value.shape().equals(shape) && value.dtype() == dtype;
    if (hooks.paramCreators().isEmpty() && !asAsked) {
      throw new ShapeError(
          "initializer",
          "that of '%s' made %s, but %s%s is asked for".formatted(context.name(), value.aval(), dtype, shape),
          "Let it use the shape and the dtype that it is given.");
    }
    return value;
  }

  private HokkuException missing(VariableContext context) {
    return new HokkuException(
        "Parameter '%s' of module '%s' is not among the params of this call.".formatted(context.name(), context.moduleName()),
        "",
        NearNames.suggest(context.fullName(), knownParameters())
            + "Init makes all parameters: call it with this module, or compare the checkpoint's path table with the one in the generated class.");
  }

  // State.

  /// The state `name` of this module; made by `initializer` if there is none yet, at apply too.
  public final Tensor getState(String name, Shape shape, Initializer initializer) {
    return getState(name, shape, DType.F32, initializer);
  }

  /// The state `name` of this module; made by `initializer` if there is none yet, at apply too.
  public final Tensor getState(String name, Shape shape, DType dtype, Initializer initializer) {
    StateStore states = states(name);
    VariableContext context = context(name, shape, dtype, initializer);
    Tensor value = states.find(scope.path(), name);
    if (value == null) {
      value = Hooks.create(hooks.stateCreators(), shape, dtype, initializer, context, this);
      if (value != Hooks.DO_NOT_STORE) {
        states.set(scope.path(), name, value);
      }
    }
    return Hooks.get(hooks.stateGetters(), value, context);
  }

  /// The state `name` of this module, which must exist.
  public final Tensor getState(String name) {
    Tensor value = states(name).find(scope.path(), name);
    if (value == null) {
      throw new HokkuException(
          "State '%s' of '%s' does not exist.".formatted(name, scope.path()),
          "",
          "Set it before it is read, or give getState a shape and an initializer. Statistics are made in training: init with isTraining true, and hand the state on.");
    }
    return Hooks.get(hooks.stateGetters(), value, context(name, null, null, null));
  }

  /// Sets the state `name` of this module.
  public final void setState(String name, Tensor value) {
    StateStore states = states(name);
    Tensor stored = value;
    if (!hooks.stateSetters().isEmpty()) {
      stored = Hooks.set(
          hooks.stateSetters(), value, context(name, value.shape(), value.dtype(), null));
    }
    if (stored != Hooks.DO_NOT_STORE) {
      states.set(scope.path(), name, stored);
    }
  }

  private StateStore states(String name) {
    scope.requireOpen();
    if (store.state == null) {
      throw new HokkuException(
          "Module '%s' uses the state '%s', but this call has no state.".formatted(scope.path(), name),
          "",
          "Call the apply that takes a State, with what init or the last step returned. If there is none, what calls this module was compiled"
              + " before it had state: compile that again.");
    }
    return store.state;
  }

  // Random keys.

  /// The next random key.
  @Override
  public final Key nextRngKey() {
    Key key = keySequence().next();
    for (KeyListener listener : hooks.keyListeners()) {
      listener.drawnAlone(scope.path(), key);
    }
    return key;
  }

  /// The next `count` random keys; those that are missing are split off at once.
  public final List<Key> nextRngKeys(int count) {
    List<Key> taken = keySequence().take(count);
    taken.forEach(this::drawn);
    return taken;
  }

  /// The next random key, if this call has keys.
  public final Optional<Key> maybeNextRngKey() {
    return keys == null ? Optional.empty() : Optional.of(drawn(keys.next()));
  }

  /// Splits `count` keys off at once, for later.
  public final void reserveRngKeys(int count) {
    keySequence().reserve(count);
  }

  /// Where the key sequence is now, if this call has keys.
  public final Optional<KeySequence.Position> maybeGetRngSequenceState() {
    return keys == null ? Optional.empty() : Optional.of(keys.position());
  }

  /// Continues the key sequence from `position`.
  public final void replaceRngSequenceState(KeySequence.Position position) {
    keySequence().moveTo(position);
  }

  /// Runs `body` with the keys of `key`; afterwards the former sequence goes on where it was.
  public final <R extends @Nullable Object, X extends Exception> R withRng(Key key, Scoped<R, X> body) throws X {
    int reserveSize = keys == null ? 1 : keys.reserveSize();
    return body.run(frame(store, scope, hooks, new KeySequence(key, reserveSize), module));
  }

  /// Runs `body` so that `count` keys are split off whenever none is left.
  public final <R extends @Nullable Object, X extends Exception> R withRngReserveSize(int count, Scoped<R, X> body) throws X {
    return body.run(frame(store, scope, hooks, keys == null ? null : keys.withReserveSize(count), module));
  }

  private Key drawn(Key key) {
    scope.requireOpen();
    for (KeyListener listener : hooks.keyListeners()) {
      listener.drawn(scope.path(), key);
    }
    return key;
  }

  private KeySequence keySequence() {
    if (keys == null) {
      throw new HokkuException(
          "Module '%s' draws a random key, but this call has none.".formatted(scope.path()),
          "",
          "Call the apply that takes a Key. If there is none, what calls this module was compiled before it drew keys: compile that again.");
    }
    return keys;
  }

  // Names.

  /// The path of the module whose method this is; `~` outside all modules.
  public final String currentName() {
    return scope.path();
  }

  /// The path of a module that was made in this call.
  public final String moduleName(Object named) {
    String path = store.pathOf(named);
    if (path == null) {
      throw new HokkuException(
          "This %s has no name in this call.".formatted(named.getClass().getSimpleName()),
          scope.path(),
          "A module is named where it is made, in a forward method or as a field of a module: make it there, or call it first.");
    }
    return path;
  }

  /// Runs `body` as if it were the primary method of a module with this name: parameters, state and modules go below it.
  ///
  /// @param name a name, or several with `/` between them
  public final <R extends @Nullable Object, X extends Exception> R nameScope(String name, Scoped<R, X> body) throws X {
    return nameScope(name, Scope.PRIMARY, body);
  }

  /// Runs `body` as if it were a method of a module with this name.
  ///
  /// @param methodName `forward` for the primary one, `__init__` for the constructor
  public final <R extends @Nullable Object, X extends Exception> R nameScope(String name, String methodName, Scoped<R, X> body) throws X {
    Scope inner = scope;
    List<String> parts = name.startsWith(Names.FORCED) ? List.of(name) : Names.parts(name);
    for (String part : parts) {
      inner = Scope.of(inner.claim(part), methodName);
    }
    return body.run(frame(store, inner, hooks, keys, module));
  }

  // Hooks.

  /// Runs `body` with `interceptor` around each method call in it.
  public final <R extends @Nullable Object, X extends Exception> R interceptMethods(Interceptor interceptor, Scoped<R, X> body)
      throws X {
    return hooked(before -> before.withInterceptor(interceptor), body);
  }

  /// Runs `body` with `creator` asked for each parameter that does not exist.
  public final <R extends @Nullable Object, X extends Exception> R customCreator(Creator creator, Scoped<R, X> body) throws X {
    return hooked(before -> before.withParamCreator(creator), body);
  }

  /// Runs `body` with `creator` asked for each state that does not exist.
  public final <R extends @Nullable Object, X extends Exception> R customStateCreator(Creator creator, Scoped<R, X> body) throws X {
    return hooked(before -> before.withStateCreator(creator), body);
  }

  /// Runs `body` with `getter` asked at each read of a parameter.
  public final <R extends @Nullable Object, X extends Exception> R customGetter(Getter getter, Scoped<R, X> body) throws X {
    return hooked(before -> before.withParamGetter(getter), body);
  }

  /// Runs `body` with `getter` asked at each read of a state.
  public final <R extends @Nullable Object, X extends Exception> R customStateGetter(Getter getter, Scoped<R, X> body) throws X {
    return hooked(before -> before.withStateGetter(getter), body);
  }

  /// Runs `body` with `setter` asked at each write of a state.
  public final <R extends @Nullable Object, X extends Exception> R customSetter(Setter setter, Scoped<R, X> body) throws X {
    return hooked(before -> before.withStateSetter(setter), body);
  }

  /// Runs `body` with a policy for all modules of a class.
  public final <R extends @Nullable Object, X extends Exception> R pushPolicy(Class<?> type, Policy policy, Scoped<R, X> body) throws X {
    if (module != null && module.getClass() == type) {
      throw new HokkuException(
          "A method of %s pushes a policy for its own class.".formatted(type.getSimpleName()),
          scope.path(),
          "Arguments of this call are cast already: push the policy around the call, or give it to init and apply.");
    }
    return pushPolicies(Policies.NONE.setPolicy(type, policy), body);
  }

  /// Runs `body` with further policies.
  public final <R extends @Nullable Object, X extends Exception> R pushPolicies(Policies policies, Scoped<R, X> body) throws X {
    return hooked(before -> before.withPolicies(policies), body);
  }

  /// The policy of the nearest module around that has one.
  public final Optional<Policy> currentPolicy() {
    return hooks.currentPolicy();
  }

  /// Runs `body` with other hooks than here.
  public final <R extends @Nullable Object, X extends Exception> R hooked(UnaryOperator<Hooks> change, Scoped<R, X> body) throws X {
    return body.run(frame(store, scope, change.apply(hooks), keys, module));
  }

  // What exists so far.

  /// The parameters: at init those that were made so far.
  public final Params getParams() {
    return store.params.all();
  }

  /// The state as it is now.
  public final State getCurrentState() {
    return store.state == null ? State.empty() : store.state.current();
  }

  /// For each state the first value that was set.
  public final State getInitialState() {
    return store.state == null ? State.empty() : store.state.initial();
  }

  /// What there is under a wrong path: names to suggest.
  final Stream<String> knownParameters() {
    return store.params.all().entries().map(entry -> entry.module() + "/" + entry.name());
  }
}
