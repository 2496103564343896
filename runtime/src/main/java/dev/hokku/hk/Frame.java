package dev.hokku.hk;

import dev.hokku.control.RematPolicy;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.Fn4;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.VmapAxes;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one explicit carrier of parameters, state, random keys, names and hooks through lowered code. Each method call has a frame of its own;
/// all frames of one call of a pure function share what they read and write, and nothing outlives it.
///
/// The methods named like those of [Hk] are what these become in lowered code. Those named like functions of `Control`, `Vmap` and `Grad` are what these
/// become if their lambdas have effects: each tracing of a lambda runs on a fork of the frame, and only what it leaves at the end is merged.
///
/// The same body makes parameters at init and reads them at apply; [#runningInit] tells which.
public final class Frame extends Variables {

  Frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    super(store, scope, hooks, keys, module);
  }

  // The end of a call.

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

  // Loops.

  /// `Control.scan` with effects: state and keys are part of the carry. Init runs the first step outside, so that all parameters exist before the loop.
  public <C, X, Y> Scanned<C, Y> scan(Fn3<Frame, C, X, Step<C, Y>> f, C init, X xs) {
    return FrameLoops.scan(this, f, init, xs, ScanOptions.DEFAULT);
  }

  /// `Control.scan` with effects.
  public <C, X, Y> Scanned<C, Y> scan(Fn3<Frame, C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    return FrameLoops.scan(this, f, init, xs, options);
  }

  /// `Control.map` with effects.
  public <X, Y> Y map(BiFunction<Frame, X, Y> f, X xs) {
    return FrameLoops.scan(
        this, (Frame frame, List<Object> none, X x) -> new Step<>(none, f.apply(frame, x)), List.of(), xs, ScanOptions.DEFAULT).ys();
  }

  /// `Control.foriLoop` with effects. Init runs the first step outside.
  public <C> C foriLoop(int lower, int upper, Fn3<Frame, Tensor, C, C> body, C init) {
    return FrameLoops.foriLoop(this, lower, upper, body, init);
  }

  /// `Control.foriLoop` with effects. Init runs the first step outside, whether there is one or not.
  public <C> C foriLoop(Tensor lower, Tensor upper, Fn3<Frame, Tensor, C, C> body, C init) {
    return FrameLoops.foriLoop(this, lower, upper, body, init);
  }

  /// `Control.whileLoop` with effects in its body. Refused at init, where nobody knows whether the body runs at all.
  public <C> C whileLoop(BiFunction<Frame, C, Tensor> test, BiFunction<Frame, C, C> body, C init) {
    return FrameLoops.whileLoop(this, test, body, init);
  }

  // Branches.

  /// `Control.cond` with effects. Both branches must leave state of the same names.
  public <A, R> R cond(Tensor predicate, BiFunction<Frame, A, R> onTrue, BiFunction<Frame, A, R> onFalse, A operand) {
    return FrameBranches.cond(this, predicate, onTrue, onFalse, operand);
  }

  /// `Control.cond` with effects. Both branches must leave state of the same names.
  public <R> R cond(Tensor predicate, Function<Frame, R> onTrue, Function<Frame, R> onFalse) {
    return FrameBranches.cond(this, predicate, (frame, none) -> onTrue.apply(frame), (frame, none) -> onFalse.apply(frame), List.of());
  }

  /// `Control.switchCase` with effects. All branches must leave state of the same names.
  @SafeVarargs
  public final <A, R> R switchCase(Tensor index, A operand, BiFunction<Frame, A, R>... branches) {
    List<BiFunction<Frame, A, R>> listed = new ArrayList<>();
    for (BiFunction<Frame, A, R> branch : branches) {
      listed.add(branch);
    }
    return FrameBranches.switchCase(this, index, operand, listed);
  }

  // Transforms.

  /// `Grad.grad` with effects.
  public <A> Function<A, A> grad(BiFunction<Frame, A, Tensor> f) {
    return a -> valueAndGrad(f).apply(a).grad();
  }

  /// `Grad.grad` with effects.
  public <A, B> BiFunction<A, B, A> grad(Fn3<Frame, A, B, Tensor> f) {
    return (a, b) -> valueAndGrad(f).apply(a, b).grad();
  }

  /// `Grad.valueAndGrad` with effects.
  public <A> Function<A, ValueAndGrad<A>> valueAndGrad(BiFunction<Frame, A, Tensor> f) {
    return a -> FrameTransforms.valueAndGrad(this, f, a);
  }

  /// `Grad.valueAndGrad` with effects.
  public <A, B> BiFunction<A, B, ValueAndGrad<A>> valueAndGrad(Fn3<Frame, A, B, Tensor> f) {
    return (a, b) -> FrameTransforms.valueAndGrad(this, (frame, x) -> f.apply(frame, x, b), a);
  }

  /// `Grad.valueAndGradAux` with effects.
  public <A, X> Function<A, ValueAndGradAux<A, X>> valueAndGradAux(BiFunction<Frame, A, WithAux<Tensor, X>> f) {
    return a -> FrameTransforms.valueAndGradAux(this, f, a);
  }

  /// `Grad.valueAndGradAux` with effects.
  public <A, B, X> BiFunction<A, B, ValueAndGradAux<A, X>> valueAndGradAux(Fn3<Frame, A, B, WithAux<Tensor, X>> f) {
    return (a, b) -> FrameTransforms.valueAndGradAux(this, (frame, x) -> f.apply(frame, x, b), a);
  }

  /// `Remat.remat` with effects.
  public <A, R> Function<A, R> remat(BiFunction<Frame, A, R> f) {
    return remat(f, RematPolicy.NOTHING);
  }

  /// `Remat.remat` with effects.
  public <A, R> Function<A, R> remat(BiFunction<Frame, A, R> f, RematPolicy policy) {
    return a -> FrameTransforms.remat(this, (frame, args) -> f.apply(frame, args.get(0)), policy, Args.of(a));
  }

  /// `Remat.remat` with effects.
  public <A, B, R> BiFunction<A, B, R> remat(Fn3<Frame, A, B, R> f) {
    return (a, b) -> FrameTransforms.remat(
        this, (frame, args) -> f.apply(frame, args.get(0), args.get(1)), RematPolicy.NOTHING, Args.of(a, b));
  }

  /// `Remat.remat` with effects.
  public <A, B, C, R> Fn3<A, B, C, R> remat(Fn4<Frame, A, B, C, R> f) {
    return (a, b, c) -> FrameTransforms.remat(
        this, (frame, args) -> f.apply(frame, args.get(0), args.get(1), args.get(2)), RematPolicy.NOTHING, Args.of(a, b, c));
  }

  /// `Vmap.vmap` with effects: parameters and state are shared by all elements, keys too unless the axes say that they are split.
  public <A, R> Function<A, R> vmap(BiFunction<Frame, A, R> f, VmapAxes axes) {
    return a -> FrameTransforms.vmap(this, (frame, args) -> f.apply(frame, args.get(0)), axes, Args.of(a));
  }

  /// `Vmap.vmap` with effects.
  public <A, B, R> BiFunction<A, B, R> vmap(Fn3<Frame, A, B, R> f, VmapAxes axes) {
    return (a, b) -> FrameTransforms.vmap(this, (frame, args) -> f.apply(frame, args.get(0), args.get(1)), axes, Args.of(a, b));
  }

  /// `Vmap.vmap` with effects.
  public <A, B, C, R> Fn3<A, B, C, R> vmap(Fn4<Frame, A, B, C, R> f, VmapAxes axes) {
    return (a, b, c) ->
        FrameTransforms.vmap(this, (frame, args) -> f.apply(frame, args.get(0), args.get(1), args.get(2)), axes, Args.of(a, b, c));
  }

  /// `EvalShape.evalShape` with effects, all of which are forgotten.
  public <A, R> R evalShape(BiFunction<Frame, A, R> f, A x) {
    return FrameTransforms.evalShape(this, f, x);
  }

  /// Runs `body` after all keys that it draws one by one were split off at once.
  public <R> R optimizeRngUse(Function<Frame, R> body) {
    return FrameTransforms.optimizeRngUse(this, body);
  }

  // Functions with parameters of their own.

  /// `numLayers` copies of `block`, one behind the other, each with parameters of its own, stacked along a new first axis.
  public <C> C layerStack(LayerStackOptions options, BiFunction<Frame, C, C> block, C x) {
    return LayerStacks.run(
        this, options, LayerStacks.NO_PER_LAYER,
        (Frame frame, C carry, List<Object> none) -> new Step<>(block.apply(frame, carry), none), x, List.of()).carry();
  }

  /// As `layerStack`, with inputs and outputs of each layer beside what goes through all of them.
  public <C, X, Y> Scanned<C, Y> layerStackPerLayer(LayerStackOptions options, Fn3<Frame, C, X, Step<C, Y>> block, C x, X perLayer) {
    return LayerStacks.run(this, options, LayerStacks.WITH_PER_LAYER, block, x, perLayer);
  }

  /// `f` as a pair of pure functions with parameters, state and names of their own.
  public <A, R> Transformed<A, R> transform(BiFunction<Frame, A, R> f) {
    return new InnerTransformed<>(this, f);
  }

  /// The parameters that `init` makes at init, as parameters of this module below `name`; at apply those that are there.
  public Params lift(String name, Function<Frame, Params> init) {
    return lift(name, false, init);
  }

  /// As above; whether what exists already is made anew.
  public Params lift(String name, boolean allowReuse, Function<Frame, Params> init) {
    return Lifting.made(this, scope().claim(name), allowReuse, init);
  }

  /// The parameters that `init` makes at init, as parameters of this scope; at apply those that are there.
  public Params transparentLift(Function<Frame, Params> init) {
    return transparentLift(false, init);
  }

  /// As above; whether what exists already is made anew.
  public Params transparentLift(boolean allowReuse, Function<Frame, Params> init) {
    return Lifting.made(this, Lifting.transparentPrefix(this), allowReuse, init);
  }

  /// The parameters and state that `init` makes at init, as those of this module below `name`; at apply those that are there.
  public LiftedState liftWithState(String name, Function<Frame, Initialised> init) {
    return liftWithState(name, false, init);
  }

  /// As above; whether what exists already is made anew.
  public LiftedState liftWithState(String name, boolean allowReuse, Function<Frame, Initialised> init) {
    String prefix = scope().claim(name);
    return Lifting.madeWithState(this, prefix, Lifting.updaterPrefix(this, name), allowReuse, init);
  }

  /// The parameters and state that `init` makes at init, as those of this scope; at apply those that are there.
  public LiftedState transparentLiftWithState(Function<Frame, Initialised> init) {
    return transparentLiftWithState(false, init);
  }

  /// As above; whether what exists already is made anew.
  public LiftedState transparentLiftWithState(boolean allowReuse, Function<Frame, Initialised> init) {
    String prefix = Lifting.transparentPrefix(this);
    return Lifting.madeWithState(this, prefix, Lifting.updaterPrefix(this, ""), allowReuse, init);
  }

  /// Whether parameters are being made. A function that is applied inside init has its own already, and only reads them.
  public boolean runningInit() {
    return store().init;
  }

  /// A frame inside this one that reads parameters, with state, keys and names of its own.
  Frame inner(Params params, @Nullable StateStore state, @Nullable Key key) {
    return inner(store().inner(new ParamStore(params), state, false), key);
  }

  /// A frame inside this one that makes parameters and state, with keys and names of its own.
  Frame innerInit(@Nullable Key key) {
    return inner(store().inner(new ParamStore(Params.empty()), new StateStore(), true), key);
  }

  private Frame inner(Store inside, @Nullable Key key) {
    KeySequence keys = keys();
    int reserveSize = keys == null ? 1 : keys.reserveSize();
    return frame(inside, Scope.root(), hooks(), key == null ? null : new KeySequence(key, reserveSize), null);
  }

  /// A frame that goes on from here on its own: names, parameters, state and keys as they are now.
  Frame fork() {
    KeySequence keys = keys();
    return frame(store().fork(), scope().fork(), hooks(), keys == null ? null : keys.fork(), module());
  }

  @Override
  Frame self() {
    return this;
  }

  @Override
  Frame frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    return new Frame(store, scope, hooks, keys, module);
  }
}
