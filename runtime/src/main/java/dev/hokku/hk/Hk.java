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
  /// @param initializer makes the first value; apply does not run it
  ///
  /// {@snippet :
  /// @HkModule
  /// record Scale(double first) {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     return x.mul(getParameter("scale", Shape.of(x.shape().last()), Initializers.constant(first)));
  ///   }
  /// }
  ///
  /// Params params = ScaleInit.initFromShapes(Key.of(0), new Scale(2), ShapeDtype.f32(3));
  /// assert params.get("scale", "scale").shape().equals(Shape.of(3));
  /// assert ScaleApply.apply(params, new Scale(2), Numpy.ones(3)).sum().item() == 6;
  /// }
  @Intrinsic(Effect.PARAMS)
  public static Tensor getParameter(String name, Shape shape, @Intrinsic.InitOnly Initializer initializer) {
    throw new OutsideForwardException("getParameter");
  }

  /// The parameter `name` of this module. Init makes it, apply reads it.
  ///
  /// @param initializer makes the first value; apply does not run it
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
  ///
  /// {@snippet :
  /// @HkModule
  /// record Counter() {
  ///
  ///   @Forward
  ///   Tensor forward() {
  ///     Tensor count = getState("count", Shape.SCALAR, DType.S32, Initializers.zeros());
  ///     setState("count", count.add(1));
  ///     return count;
  ///   }
  /// }
  ///
  /// State state = CounterInit.init(Key.of(0), new Counter()).state();
  /// assert state.get("counter", "count").item() == 0;
  /// Applied<Tensor> first = CounterApply.apply(state, new Counter());
  /// assert first.output().item() == 0;
  /// assert first.state().get("counter", "count").item() == 1;
  /// }
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
  ///
  /// {@snippet :
  /// @HkModule
  /// record Watching() {
  ///
  ///   @Forward
  ///   List<Tensor> forward(Tensor x) {
  ///     setState("last", x);
  ///     setState("last", x.mul(2));
  ///     Tensor y = new Linear(2).forward(x);
  ///     assert getParams().has("watching/linear", "w");
  ///     return List.of(getInitialState().get("watching", "last"), getCurrentState().get("watching", "last"), y);
  ///   }
  /// }
  ///
  /// Initialised made = WatchingInit.init(Key.of(0), new Watching(), Numpy.ones(1, 2));
  /// List<Tensor> seen = WatchingApply.apply(made.params(), State.empty(), new Watching(), Numpy.ones(1, 2)).output();
  /// assert seen.get(0).sum().item() == 2 && seen.get(1).sum().item() == 4;
  /// }
  @Intrinsic(Effect.STATE)
  public static State getInitialState() {
    throw new OutsideForwardException("getInitialState");
  }

  // Random keys.

  /// The next random key.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Noise() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     List<Key> keys = nextRngKeys(2);
  ///     Tensor noise = Random.normal(nextRngKey(), x.shape()).add(Random.normal(keys.get(0), x.shape()));
  ///     return x.add(noise);
  ///   }
  /// }
  ///
  /// Tensor x = Numpy.zeros(3);
  /// Tensor once = NoiseApply.apply(Key.of(1), new Noise(), x);
  /// Tensor again = NoiseApply.apply(Key.of(1), new Noise(), x);
  /// assert once.sub(again).abs().sum().item() == 0;
  /// }
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
  ///
  /// {@snippet :
  /// @HkModule
  /// record Sampler() {
  ///
  ///   @Forward
  ///   List<Tensor> forward() {
  ///     reserveRngKeys(3);
  ///     KeySequence.Position here = maybeGetRngSequenceState().orElseThrow();
  ///     Key first = maybeNextRngKey().orElseThrow();
  ///     replaceRngSequenceState(here);
  ///     Key again = nextRngKey();
  ///     Key own = withRng(Key.of(7), () -> nextRngKey());
  ///     return List.of(first.data(), again.data(), own.data());
  ///   }
  /// }
  ///
  /// List<Tensor> keys = SamplerApply.apply(Key.of(1), new Sampler());
  /// assert keys.get(0).eq(keys.get(1)).all().item() == 1;
  /// assert keys.get(2).eq(new KeySequence(Key.of(7)).next().data()).all().item() == 1;
  /// }
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

  /// Runs `body` so that `count` keys are split off whenever none is left. The keys differ from those without.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Pair() {
  ///
  ///   @Forward
  ///   List<Key> forward() {
  ///     return withRngReserveSize(4, () -> List.of(nextRngKey(), nextRngKey()));
  ///   }
  /// }
  ///
  /// List<Key> keys = PairApply.apply(Key.of(1), new Pair());
  /// Key first = new KeySequence(Key.of(1), 4).next();
  /// assert keys.get(0).data().eq(first.data()).all().item() == 1;
  /// }
  ///
  /// Source: `hk.experimental.rng_reserve_size`.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R withRngReserveSize(int count, Supplier<R> body) {
    throw new OutsideForwardException("withRngReserveSize");
  }

  /// Runs `body` after all keys that it draws with [#nextRngKey] were split off at once: one split in place of many. To count them it is run on shapes
  /// first. The keys differ from those without.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Thrifty() {
  ///
  ///   @Forward
  ///   List<Key> forward() {
  ///     return optimizeRngUse(() -> List.of(nextRngKey(), nextRngKey(), nextRngKey()));
  ///   }
  /// }
  ///
  /// List<Key> keys = ThriftyApply.apply(Key.of(1), new Thrifty());
  /// Key last = new KeySequence(Key.of(1)).take(3).getLast();
  /// assert keys.getLast().data().eq(last.data()).all().item() == 1;
  /// }
  ///
  /// Source: `hk.experimental.optimize_rng_use`.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R> R optimizeRngUse(Supplier<R> body) {
    throw new OutsideForwardException("optimizeRngUse");
  }

  // Names.

  /// The path of the module whose method this is; `~` outside all modules.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Named() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     assert currentName().equals("named");
  ///     Tensor y = nameScope("inside", () -> new Linear(2).forward(x));
  ///     return new Linear(2).withName(forceName("shared")).forward(runningInit() ? y : y.mul(2));
  ///   }
  /// }
  ///
  /// Params params = NamedInit.initFromShapes(Key.of(0), new Named(), ShapeDtype.f32(1, 2));
  /// assert params.modules().equals(Set.of("named/inside/linear", "shared"));
  /// }
  @Intrinsic(Effect.FRAME)
  public static String currentName() {
    throw new OutsideForwardException("currentName");
  }

  /// The path of a module that was made in this call.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Two() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Linear first = new Linear(10);
  ///     Linear second = new Linear(2);
  ///     assert moduleName(second).equals("two/linear_1");
  ///     return second.forward(first.forward(x));
  ///   }
  /// }
  ///
  /// assert TwoInit.init(Key.of(0), new Two(), Numpy.ones(1, 3)).has("two/linear_1", "w");
  /// }
  ///
  /// Source: `hk.Module.module_name`.
  @Intrinsic(Effect.FRAME)
  public static String moduleName(Object module) {
    throw new OutsideForwardException("moduleName");
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

  /// Runs `body` as if it were the method `methodName` of a module with this name.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Coder() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     return nameScope("coder", "encode", () -> new Linear(2).forward(x));
  ///   }
  /// }
  ///
  /// Params params = CoderInit.initFromShapes(Key.of(0), new Coder(), ShapeDtype.f32(1, 2));
  /// assert params.modules().equals(Set.of("coder/coder/~encode/linear"));
  /// }
  ///
  /// @param methodName `forward` for the primary one, `__init__` for the constructor
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R nameScope(String name, String methodName, Supplier<R> body) {
    throw new OutsideForwardException("nameScope");
  }

  /// A module name that is taken as a whole path, whatever the surroundings; modules of the same path share their parameters.
  public static String forceName(String path) {
    return Names.FORCED + path;
  }

  // Hooks.

  /// Runs `body` with `interceptor` around each method call in it.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Doubled() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Interceptor twice = (next, args, context) -> {
  ///       Object out = next.call(args);
  ///       return context.primary() && out instanceof Tensor y ? y.mul(2) : out;
  ///     };
  ///     return interceptMethods(twice, () -> new Linear(2).withWInit(Initializers.ones()).forward(x));
  ///   }
  /// }
  ///
  /// Params params = DoubledInit.initFromShapes(Key.of(0), new Doubled(), ShapeDtype.f32(1, 3));
  /// assert DoubledApply.apply(params, new Doubled(), Numpy.ones(1, 3)).at(0, 0).get().item() == 6;
  /// }
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R interceptMethods(Interceptor interceptor, Supplier<R> body) {
    throw new OutsideForwardException("interceptMethods");
  }

  /// Runs `body` with `creator` asked for each parameter that does not exist.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Hooked() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Creator zeros = (next, shape, dtype, initializer, context) -> next.create(shape, dtype, Initializers.zeros());
  ///     Getter plusOne = (next, value, context) -> next.get(value.add(1));
  ///     Setter halved = (next, value, context) -> next.set(value.mul(0.5));
  ///     return customSetter(halved, () -> customCreator(zeros, () -> customGetter(plusOne, () -> {
  ///       Tensor y = new Linear(2).forward(x);
  ///       setState("sum", y.sum());
  ///       return y;
  ///     })));
  ///   }
  /// }
  ///
  /// Initialised made = HookedInit.init(Key.of(0), new Hooked(), Numpy.ones(1, 3));
  /// assert made.params().get("hooked/linear", "w").sum().item() == 0;
  /// Applied<Tensor> applied = HookedApply.apply(made.params(), made.state(), new Hooked(), Numpy.ones(1, 3));
  /// assert applied.output().sum().item() == 8;
  /// assert applied.state().get("hooked", "sum").item() == 4;
  /// }
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R customCreator(Creator creator, Supplier<R> body) {
    throw new OutsideForwardException("customCreator");
  }

  /// Runs `body` with `creator` asked for each state that does not exist.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Shifted() {
  ///
  ///   @Forward
  ///   Tensor forward() {
  ///     Creator ones = (next, shape, dtype, initializer, context) -> next.create(shape, dtype, Initializers.ones());
  ///     Getter tenfold = (next, value, context) -> next.get(value.mul(10));
  ///     return customStateCreator(ones, () -> customStateGetter(tenfold, () -> getState("s", Shape.SCALAR, Initializers.zeros())));
  ///   }
  /// }
  ///
  /// assert ShiftedApply.apply(State.empty(), new Shifted()).output().item() == 10;
  /// }
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
  ///
  /// {@snippet :
  /// @HkModule
  /// record Mixed() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Policy half = Policy.parse("params=float32,compute=float16,output=float32");
  ///     return pushPolicy(MLP.class, half, () -> new MLP(4, 2).forward(x));
  ///   }
  /// }
  ///
  /// Params params = MixedInit.initFromShapes(Key.of(0), new Mixed(), ShapeDtype.f32(1, 3));
  /// assert params.get("mixed/mlp/~/linear_0", "w").dtype() == DType.F32;
  /// assert MixedApply.apply(params, new Mixed(), Numpy.ones(1, 3)).dtype() == DType.F32;
  /// }
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <R extends @Nullable Object> R pushPolicy(Class<?> module, Policy policy, Supplier<R> body) {
    throw new OutsideForwardException("pushPolicy");
  }

  /// Runs `body` with `policies` behind those that are in force, so that they decide.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Partly() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Linear exact = new Linear(2).withName("exact");
  ///     Policies policies = Policies.NONE.setPolicyOf(exact, Policy.parse("full")).setPolicyAt("partly/linear*", Policy.parse("half"));
  ///     return pushPolicies(policies, () -> {
  ///       assert currentPolicy().isEmpty();
  ///       return exact.forward(new Linear(4).forward(x));
  ///     });
  ///   }
  /// }
  ///
  /// Params params = PartlyInit.initFromShapes(Key.of(0), new Partly(), ShapeDtype.f32(1, 3));
  /// assert params.get("partly/linear", "w").dtype() == DType.F16;
  /// assert params.get("partly/exact", "w").dtype() == DType.F32;
  /// }
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
  ///
  /// {@snippet :
  /// @HkModule
  /// record Deep(int layers) {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Tensor y = layerStack(LayerStackOptions.of(layers), (Tensor t) -> new Linear(t.dim(-1)).forward(t).tanh(), x);
  ///     Scanned<Tensor, Tensor> sums = layerStackPerLayer(
  ///         LayerStackOptions.of(layers).withReverse(true),
  ///         (Tensor t, Tensor own) -> new Step<>(new Linear(t.dim(-1)).forward(t).add(own), t.sum()),
  ///         y,
  ///         Numpy.arange(layers).astype(DType.F32));
  ///     return sums.carry();
  ///   }
  /// }
  ///
  /// Params params = DeepInit.initFromShapes(Key.of(0), new Deep(5), ShapeDtype.f32(2, 3));
  /// assert params.get("deep/__layer_stack_no_per_layer/linear", "w").shape().equals(Shape.of(5, 3, 3));
  /// }
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <C> C layerStack(LayerStackOptions options, @Intrinsic.Placed Function<C, C> block, C x) {
    throw new OutsideForwardException("layerStack");
  }

  /// As [#layerStack], with inputs and outputs of each layer beside what goes through all of them.
  ///
  /// @param perLayer any tree of tensors with `numLayers` on axis 0
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <C, X, Y> Scanned<C, Y> layerStackPerLayer(
      LayerStackOptions options, @Intrinsic.Placed BiFunction<C, X, Step<C, Y>> block, C x, X perLayer) {
    throw new OutsideForwardException("layerStackPerLayer");
  }

  /// `f` as a pair of pure functions, with parameters, state and names of their own; [#lift] makes these part of the module. Source: `hk.transform` inside a module.
  @Intrinsic(Effect.FRAME)
  @Intrinsic.Lifted
  public static <A, R> Transformed<A, R> transform(@Intrinsic.Isolated Function<A, R> f) {
    throw new OutsideForwardException("transform");
  }

  /// The parameters that `init` makes, as parameters of this module below `name`. Only init runs it. Source: `hk.lift`.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Ensemble(int members) {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Transformed<Tensor, Tensor> one = transform((Tensor t) -> new Linear(2).forward(t));
  ///     Params params = lift("members", () -> {
  ///       Tensor keys = Numpy.stack(nextRngKeys(members).stream().map(Key::data).toList(), 0);
  ///       return Vmap.vmap((Tensor key) -> one.init(Key.wrap(key), x)).apply(keys);
  ///     });
  ///     return Vmap.vmap((Params own) -> one.apply(own, x)).apply(params);
  ///   }
  /// }
  ///
  /// Params params = EnsembleInit.init(Key.of(0), new Ensemble(4), Numpy.ones(1, 3));
  /// assert params.get("ensemble/members/linear", "w").shape().equals(Shape.of(4, 3, 2));
  /// assert EnsembleApply.apply(params, new Ensemble(4), Numpy.ones(1, 3)).shape().equals(Shape.of(4, 1, 2));
  /// }
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params lift(String name, @Intrinsic.InitOnly Supplier<Params> init) {
    throw new OutsideForwardException("lift");
  }

  /// As [#lift(String, Supplier)], where parameters of these names may exist already and are made anew: where they do, the last ones stay, except those that
  /// the step of a loop makes.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Each() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor xs) {
  ///     Transformed<Tensor, Tensor> one = transform((Tensor t) -> new Linear(2).forward(t));
  ///     return Control.map((Tensor x) -> nameScope(forceName("each"), () ->
  ///         one.apply(transparentLift(true, () -> one.init(nextRngKey(), x)), x)), xs);
  ///   }
  /// }
  ///
  /// Params params = EachInit.init(Key.of(0), new Each(), Numpy.ones(4, 1, 3));
  /// assert params.modules().equals(Set.of("each/linear"));
  /// }
  ///
  /// @param allowReuse whether parameters of these names may exist: those of the first step, in a loop
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params lift(String name, boolean allowReuse, @Intrinsic.InitOnly Supplier<Params> init) {
    throw new OutsideForwardException("lift");
  }

  /// The parameters that `init` makes, as parameters of this scope. Only init runs it. Source: `hk.transparent_lift`.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Wrapper() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new Linear(2).forward(t));
  ///     return inner.apply(transparentLift(() -> inner.init(nextRngKey(), x)), x);
  ///   }
  /// }
  ///
  /// Params params = WrapperInit.init(Key.of(0), new Wrapper(), Numpy.ones(1, 3));
  /// assert params.modules().equals(Set.of("wrapper/linear"));
  /// }
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params transparentLift(@Intrinsic.InitOnly Supplier<Params> init) {
    throw new OutsideForwardException("transparentLift");
  }

  /// As [#transparentLift(Supplier)].
  ///
  /// @param allowReuse as for [#lift(String, boolean, Supplier)]
  @Intrinsic({Effect.PARAMS, Effect.FRAME})
  @Intrinsic.Lifted
  public static Params transparentLift(boolean allowReuse, @Intrinsic.InitOnly Supplier<Params> init) {
    throw new OutsideForwardException("transparentLift");
  }

  /// The parameters and state that `init` makes, as those of this module below `name`. Only init runs it. Source: `hk.lift_with_state`.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Normalized(boolean transparent) {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new BatchNorm(true, true, 0.9).forward(t, true));
  ///     LiftedState lifted = transparent
  ///         ? transparentLiftWithState(() -> inner.initWithState(nextRngKey(), x))
  ///         : liftWithState("inner", () -> inner.initWithState(nextRngKey(), x));
  ///     Applied<Tensor> result = inner.apply(lifted.params(), lifted.state(), x);
  ///     lifted.update(result.state());
  ///     return result.output();
  ///   }
  /// }
  ///
  /// State state = NormalizedInit.init(Key.of(0), new Normalized(false), Numpy.ones(4, 3)).state();
  /// assert state.modules().contains("normalized/inner/batch_norm/~/mean_ema");
  /// }
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState liftWithState(String name, @Intrinsic.InitOnly Supplier<Initialised> init) {
    throw new OutsideForwardException("liftWithState");
  }

  /// As [#liftWithState(String, Supplier)].
  ///
  /// @param allowReuse as for [#lift(String, boolean, Supplier)]
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState liftWithState(String name, boolean allowReuse, @Intrinsic.InitOnly Supplier<Initialised> init) {
    throw new OutsideForwardException("liftWithState");
  }

  /// The parameters and state that `init` makes, as those of this scope. Only init runs it. Source: `hk.transparent_lift_with_state`.
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState transparentLiftWithState(@Intrinsic.InitOnly Supplier<Initialised> init) {
    throw new OutsideForwardException("transparentLiftWithState");
  }

  /// As [#transparentLiftWithState(Supplier)].
  ///
  /// @param allowReuse as for [#lift(String, boolean, Supplier)]
  @Intrinsic({Effect.PARAMS, Effect.STATE, Effect.FRAME})
  @Intrinsic.Lifted
  public static LiftedState transparentLiftWithState(boolean allowReuse, @Intrinsic.InitOnly Supplier<Initialised> init) {
    throw new OutsideForwardException("transparentLiftWithState");
  }
}
