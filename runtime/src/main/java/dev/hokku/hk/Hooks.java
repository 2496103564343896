package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands between modules and their parameters, state and methods; each list from the outermost to the innermost. Immutable.
///
/// @param paramCreators asked when a parameter does not exist
/// @param stateCreators asked when a state does not exist
/// @param paramGetters asked at each read of a parameter
/// @param stateGetters asked at each read of a state
/// @param stateSetters asked at each write of a state
/// @param interceptors around each method call
/// @param keyListeners told of each random key that is handed out
/// @param policies in which types modules store, compute and answer
public record Hooks(
    List<Creator> paramCreators,
    List<Creator> stateCreators,
    List<Getter> paramGetters,
    List<Getter> stateGetters,
    List<Setter> stateSetters,
    List<Interceptor> interceptors,
    List<KeyListener> keyListeners,
    Policies policies) {

  /// None.
  public static final Hooks NONE =
      new Hooks(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Policies.NONE);

  /// What a creator or setter returns so that nothing is stored. It has no value.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Borrowing() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Creator unstored = (next, shape, dtype, initializer, context) ->
  ///         context.name().equals("b") ? Hooks.DO_NOT_STORE : next.create(shape, dtype, initializer);
  ///     Getter ones = (next, value, context) -> context.name().equals("b") ? Numpy.ones(2) : next.get(value);
  ///     return customCreator(unstored, () -> customGetter(ones, () -> new Linear(2).forward(x)));
  ///   }
  /// }
  ///
  /// Params params = BorrowingInit.init(Key.of(0), new Borrowing(), Numpy.zeros(1, 3));
  /// assert params.size() == 1 && params.has("borrowing/linear", "w");
  /// assert BorrowingApply.apply(params, new Borrowing(), Numpy.zeros(1, 3)).sum().item() == 2;
  /// }
  public static final Tensor DO_NOT_STORE = ShapeDtype.of(new ShapedArray(DType.BOOL, Shape.of(0)));

  /// Copies the lists, so that hooks never change.
  public Hooks {
    paramCreators = List.copyOf(paramCreators);
    stateCreators = List.copyOf(stateCreators);
    paramGetters = List.copyOf(paramGetters);
    stateGetters = List.copyOf(stateGetters);
    stateSetters = List.copyOf(stateSetters);
    interceptors = List.copyOf(interceptors);
    keyListeners = List.copyOf(keyListeners);
  }

  /// With one more creator of parameters, the innermost.
  public Hooks withParamCreator(Creator creator) {
    return new Hooks(
        plus(paramCreators, creator), stateCreators, paramGetters, stateGetters, stateSetters, interceptors, keyListeners, policies);
  }

  /// With one more creator of state, the innermost.
  public Hooks withStateCreator(Creator creator) {
    return new Hooks(
        paramCreators, plus(stateCreators, creator), paramGetters, stateGetters, stateSetters, interceptors, keyListeners, policies);
  }

  /// With one more getter of parameters, the innermost.
  public Hooks withParamGetter(Getter getter) {
    return new Hooks(
        paramCreators, stateCreators, plus(paramGetters, getter), stateGetters, stateSetters, interceptors, keyListeners, policies);
  }

  /// With one more getter of state, the innermost.
  public Hooks withStateGetter(Getter getter) {
    return new Hooks(
        paramCreators, stateCreators, paramGetters, plus(stateGetters, getter), stateSetters, interceptors, keyListeners, policies);
  }

  /// With one more setter of state, the innermost.
  public Hooks withStateSetter(Setter setter) {
    return new Hooks(
        paramCreators, stateCreators, paramGetters, stateGetters, plus(stateSetters, setter), interceptors, keyListeners, policies);
  }

  /// With one more interceptor, the innermost.
  public Hooks withInterceptor(Interceptor interceptor) {
    return new Hooks(
        paramCreators, stateCreators, paramGetters, stateGetters, stateSetters, plus(interceptors, interceptor), keyListeners, policies);
  }

  /// With one more listener to random keys.
  public Hooks withKeyListener(KeyListener listener) {
    return new Hooks(
        paramCreators, stateCreators, paramGetters, stateGetters, stateSetters, interceptors, plus(keyListeners, listener), policies);
  }

  /// With these policies behind those of before, so that they decide.
  public Hooks withPolicies(Policies later) {
    return new Hooks(
        paramCreators, stateCreators, paramGetters, stateGetters, stateSetters, interceptors, keyListeners, policies.and(later));
  }

  /// Inside a module with a policy: in place of the policy around it, or as the innermost hook if there is none.
  Hooks within(Policy policy) {
    PolicyHook hook = new PolicyHook(policy);
    return new Hooks(
        exchanged(paramCreators, hook), stateCreators, exchanged(paramGetters, hook), exchanged(stateGetters, hook), stateSetters,
        interceptors, keyListeners, policies);
  }

  /// The policy of the nearest module that has one.
  Optional<Policy> currentPolicy() {
    return paramGetters.stream().filter(PolicyHook.class::isInstance).map(hook -> ((PolicyHook) hook).policy()).findFirst();
  }

  private static <H> List<H> exchanged(List<H> hooks, H hook) {
    List<H> changed = new ArrayList<>(hooks);
    changed.replaceAll(each -> each instanceof PolicyHook ? hook : each);
    if (!changed.contains(hook)) {
      changed.add(hook);
    }
    return changed;
  }

  /// With these listeners to random keys, and no others.
  Hooks withKeyListeners(List<KeyListener> listeners) {
    return new Hooks(paramCreators, stateCreators, paramGetters, stateGetters, stateSetters, interceptors, listeners, policies);
  }

  private static <H> List<H> plus(List<H> outer, H innermost) {
    List<H> all = new ArrayList<>(outer);
    all.add(innermost);
    return all;
  }

  /// Whether a parameter may differ from what is stored and asked for.
  boolean touchParams() {
    return !paramCreators.isEmpty() || !paramGetters.isEmpty();
  }

  /// A first value: the creators from the outermost on, at last the initializer.
  static Tensor create(
      List<Creator> creators, Shape shape, DType dtype, Initializer initializer, VariableContext context, KeySource keys) {
    if (creators.isEmpty()) {
      return made(initializer.apply(shape, dtype, keys), shape, context);
    }
    List<Creator> inner = creators.subList(1, creators.size());
    return creators.getFirst().create(
        (shape_, dtype_, initializer_) -> create(inner, shape_, dtype_, initializer_, context, keys), shape, dtype, initializer, context);
  }

  /// Initializers are the user's, who may forget to return something, or return another thing.
  private static Tensor made(@Nullable Tensor value, Shape shape, VariableContext context) {
    if (value == null || !value.shape().equals(shape)) {
      throw new HokkuException(
          "The initializer of '%s' returned %s, but %s is asked for.".formatted(context.fullName(), value == null ? "null" : value.shape(), shape),
          "",
          "Return a tensor of the shape and dtype that the initializer is given.");
    }
    return value;
  }

  /// A value as a module sees it: the getters from the outermost on.
  static Tensor get(List<Getter> getters, Tensor value, VariableContext context) {
    if (getters.isEmpty()) {
      return value;
    }
    List<Getter> inner = getters.subList(1, getters.size());
    return getters.getFirst().get(value_ -> get(inner, value_, context), value, context);
  }

  /// A value as it is stored: the setters from the outermost on.
  static Tensor set(List<Setter> setters, Tensor value, VariableContext context) {
    if (setters.isEmpty()) {
      return value;
    }
    List<Setter> inner = setters.subList(1, setters.size());
    return setters.getFirst().set(value_ -> set(inner, value_, context), value, context);
  }

  /// A method call: the interceptors from the outermost on, at last the method.
  static @Nullable Object intercept(List<Interceptor> interceptors, Args args, MethodContext context) {
    if (interceptors.isEmpty()) {
      return context.original().apply(args);
    }
    List<Interceptor> inner = interceptors.subList(1, interceptors.size());
    return interceptors.getFirst().intercept(args_ -> intercept(inner, args_, context), args, context);
  }
}
