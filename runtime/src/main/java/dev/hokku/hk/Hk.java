package dev.hokku.hk;

import dev.hokku.Effect;
import dev.hokku.Intrinsic;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a forward method can ask of its surroundings. In lowered code each call becomes the method of the same name on the frame; anywhere else it throws
/// [OutsideForwardException].
///
/// Source: the functions of `hk` with these names.
public final class Hk {

  private Hk() {}

  // Parameters and state.

  /// The parameter `name` of this module, `f32`. Init makes it, apply reads it.
  ///
  /// @param initializer makes the first value; apply does not evaluate it
  @Intrinsic(Effect.PARAMS)
  public static Tensor getParameter(String name, Shape shape, @Intrinsic.InitOnly Initializer initializer) {
    throw new OutsideForwardException("getParameter");
  }

  /// The parameter `name` of this module. Init makes it, apply reads it.
  ///
  /// @param initializer makes the first value; apply does not evaluate it
  @Intrinsic(Effect.PARAMS)
  public static Tensor getParameter(String name, Shape shape, DType dtype, @Intrinsic.InitOnly Initializer initializer) {
    throw new OutsideForwardException("getParameter");
  }

  /// The state `name` of this module, `f32`; made by `initializer` if there is none yet, at apply too.
  @Intrinsic(Effect.STATE)
  public static Tensor getState(String name, Shape shape, Initializer initializer) {
    throw new OutsideForwardException("getState");
  }

  /// The state `name` of this module; made by `initializer` if there is none yet, at apply too.
  @Intrinsic(Effect.STATE)
  public static Tensor getState(String name, Shape shape, DType dtype, Initializer initializer) {
    throw new OutsideForwardException("getState");
  }

  /// The state `name` of this module, which must exist.
  @Intrinsic(Effect.STATE)
  public static Tensor getState(String name) {
    throw new OutsideForwardException("getState");
  }

  /// Sets the state `name` of this module. Init returns the *first* value that was set, apply the last.
  @Intrinsic(Effect.STATE)
  public static void setState(String name, Tensor value) {
    throw new OutsideForwardException("setState");
  }

  /// The parameters: at init those that were made so far.
  @Intrinsic(Effect.PARAMS)
  public static Params getParams() {
    throw new OutsideForwardException("getParams");
  }

  /// The state as it is now.
  @Intrinsic(Effect.STATE)
  public static State getCurrentState() {
    throw new OutsideForwardException("getCurrentState");
  }

  /// For each state the first value that was set.
  @Intrinsic(Effect.STATE)
  public static State getInitialState() {
    throw new OutsideForwardException("getInitialState");
  }

  // Random keys.

  /// The next random key.
  @Intrinsic(Effect.KEY)
  public static Key nextRngKey() {
    throw new OutsideForwardException("nextRngKey");
  }

  /// The next `count` random keys; those that are missing are split off at once, so they differ from `count` calls of [#nextRngKey].
  @Intrinsic(Effect.KEY)
  public static List<Key> nextRngKeys(int count) {
    throw new OutsideForwardException("nextRngKeys");
  }

  /// The next random key, if this call has keys.
  @Intrinsic(Effect.KEY)
  public static Optional<Key> maybeNextRngKey() {
    throw new OutsideForwardException("maybeNextRngKey");
  }

  /// Splits `count` keys off at once, for later.
  @Intrinsic(Effect.KEY)
  public static void reserveRngKeys(int count) {
    throw new OutsideForwardException("reserveRngKeys");
  }

  /// Where the key sequence is now, if this call has keys.
  @Intrinsic(Effect.KEY)
  public static Optional<KeySequence.Position> maybeGetRngSequenceState() {
    throw new OutsideForwardException("maybeGetRngSequenceState");
  }

  /// Continues the key sequence from `position`.
  @Intrinsic(Effect.KEY)
  public static void replaceRngSequenceState(KeySequence.Position position) {
    throw new OutsideForwardException("replaceRngSequenceState");
  }

  /// Runs `body` with the keys of `key`; afterwards the former sequence goes on where it was.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R withRng(Key key, Supplier<R> body) {
    throw new OutsideForwardException("withRng");
  }

  // Names.

  /// The path of the module whose method this is; `~` outside all modules.
  @Intrinsic(Effect.FRAME)
  public static String currentName() {
    throw new OutsideForwardException("currentName");
  }

  /// Whether this is init. A constant in lowered code, so that the other branch is not even compiled in.
  @Intrinsic(Effect.FRAME)
  public static boolean runningInit() {
    throw new OutsideForwardException("runningInit");
  }

  /// Runs `body` as if it were a method of a module with this name: parameters, state and modules go below it.
  ///
  /// @param name a name, or several with `/` between them
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R nameScope(String name, Supplier<R> body) {
    throw new OutsideForwardException("nameScope");
  }

  /// A module name that is taken as a whole path, whatever the surroundings; modules of the same path share their parameters.
  public static String forceName(String path) {
    return Names.FORCED + path;
  }

  // Hooks.

  /// Runs `body` with `interceptor` around each method call in it.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R interceptMethods(Interceptor interceptor, Supplier<R> body) {
    throw new OutsideForwardException("interceptMethods");
  }

  /// Runs `body` with `creator` asked for each parameter that does not exist.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customCreator(Creator creator, Supplier<R> body) {
    throw new OutsideForwardException("customCreator");
  }

  /// Runs `body` with `creator` asked for each state that does not exist.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customStateCreator(Creator creator, Supplier<R> body) {
    throw new OutsideForwardException("customStateCreator");
  }

  /// Runs `body` with `getter` asked at each read of a parameter.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customGetter(Getter getter, Supplier<R> body) {
    throw new OutsideForwardException("customGetter");
  }

  /// Runs `body` with `getter` asked at each read of a state.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customStateGetter(Getter getter, Supplier<R> body) {
    throw new OutsideForwardException("customStateGetter");
  }

  /// Runs `body` with `setter` asked at each write of a state.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customSetter(Setter setter, Supplier<R> body) {
    throw new OutsideForwardException("customSetter");
  }

  // Mixed precision.

  /// Runs `body` with `policy` for all modules of exactly this class. Source: `hk.mixed_precision.push_policy`.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R pushPolicy(Class<?> module, Policy policy, Supplier<R> body) {
    throw new OutsideForwardException("pushPolicy");
  }

  /// Runs `body` with `policies` behind those that are in force, so that they decide.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R pushPolicies(Policies policies, Supplier<R> body) {
    throw new OutsideForwardException("pushPolicies");
  }

  /// The policy of the nearest module around that has one. Source: `hk.mixed_precision.current_policy`.
  @Intrinsic(Effect.FRAME)
  public static Optional<Policy> currentPolicy() {
    throw new OutsideForwardException("currentPolicy");
  }

  // Functions with parameters of their own.

  /// `numLayers` copies of `block`, one behind the other, each with parameters of its own. These are stacked along a new first axis, and the block is
  /// compiled once, however many layers there are. Source: `hk.layer_stack`.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <C> C layerStack(LayerStackOptions options, Function<C, C> block, C x) {
    throw new OutsideForwardException("layerStack");
  }

  /// As [#layerStack], with inputs and outputs of each layer beside what goes through all of them.
  ///
  /// @param perLayer any tree of tensors with `numLayers` on axis 0
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <C, X, Y> Scanned<C, Y> layerStackPerLayer(
      LayerStackOptions options, BiFunction<C, X, Step<C, Y>> block, C x, X perLayer) {
    throw new OutsideForwardException("layerStackPerLayer");
  }

  /// `f` as a pair of pure functions, with parameters, state and names of their own; [#lift] makes these part of the module. Source: `hk.transform` inside a module.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <A, R> Transformed<A, R> transform(Function<A, R> f) {
    throw new OutsideForwardException("transform");
  }

  /// The parameters that `init` makes, as parameters of this module below `name`. Only init runs it. Source: `hk.lift`.
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params lift(String name, Supplier<Params> init) {
    throw new OutsideForwardException("lift");
  }

  /// The parameters that `init` makes, as parameters of this scope. Only init runs it. Source: `hk.transparent_lift`.
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params transparentLift(Supplier<Params> init) {
    throw new OutsideForwardException("transparentLift");
  }

  /// The parameters and state that `init` makes, as those of this module below `name`. Only init runs it. Source: `hk.lift_with_state`.
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState liftWithState(String name, Supplier<Initialised> init) {
    throw new OutsideForwardException("liftWithState");
  }

  /// The parameters and state that `init` makes, as those of this scope. Only init runs it. Source: `hk.transparent_lift_with_state`.
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState transparentLiftWithState(Supplier<Initialised> init) {
    throw new OutsideForwardException("transparentLiftWithState");
  }
}
