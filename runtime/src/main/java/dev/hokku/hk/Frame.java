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
/// @param <F> the frame itself: [InitFrame] or [ApplyFrame]
public abstract sealed class Frame<F extends Frame<F>> extends Variables<F> permits InitFrame, ApplyFrame {

  Frame(Store store, Scope scope, Hooks hooks, @Nullable KeySequence keys, @Nullable Object module) {
    super(store, scope, hooks, keys, module);
  }

  // Loops.

  /// `Control.scan` with effects: state and keys are part of the carry. Init runs the first step outside, so that all parameters exist before the loop.
  public final <C, X, Y> Scanned<C, Y> scan(Fn3<F, C, X, Step<C, Y>> f, C init, X xs) {
    return FrameLoops.scan(self(), f, init, xs, ScanOptions.DEFAULT);
  }

  /// `Control.scan` with effects.
  public final <C, X, Y> Scanned<C, Y> scan(Fn3<F, C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    return FrameLoops.scan(self(), f, init, xs, options);
  }

  /// `Control.map` with effects.
  public final <X, Y> Y map(BiFunction<F, X, Y> f, X xs) {
    return FrameLoops.scan(
        self(), (F frame, List<Object> none, X x) -> new Step<>(none, f.apply(frame, x)), List.of(), xs, ScanOptions.DEFAULT).ys();
  }

  /// `Control.foriLoop` with effects. Init runs the first step outside.
  public final <C> C foriLoop(int lower, int upper, Fn3<F, Tensor, C, C> body, C init) {
    return FrameLoops.foriLoop(self(), lower, upper, body, init);
  }

  /// `Control.foriLoop` with effects. Init runs the first step outside, whether there is one or not.
  public final <C> C foriLoop(Tensor lower, Tensor upper, Fn3<F, Tensor, C, C> body, C init) {
    return FrameLoops.foriLoop(self(), lower, upper, body, init);
  }

  /// `Control.whileLoop` with effects in its body. Refused at init, where nobody knows whether the body runs at all.
  public final <C> C whileLoop(BiFunction<F, C, Tensor> test, BiFunction<F, C, C> body, C init) {
    return FrameLoops.whileLoop(self(), test, body, init);
  }

  // Branches.

  /// `Control.cond` with effects. Both branches must leave state of the same names.
  public final <A, R> R cond(Tensor predicate, BiFunction<F, A, R> onTrue, BiFunction<F, A, R> onFalse, A operand) {
    return FrameBranches.cond(self(), predicate, onTrue, onFalse, operand);
  }

  /// `Control.cond` with effects. Both branches must leave state of the same names.
  public final <R> R cond(Tensor predicate, Function<F, R> onTrue, Function<F, R> onFalse) {
    return FrameBranches.cond(self(), predicate, (frame, none) -> onTrue.apply(frame), (frame, none) -> onFalse.apply(frame), List.of());
  }

  /// `Control.switchCase` with effects. All branches must leave state of the same names.
  @SafeVarargs
  public final <A, R> R switchCase(Tensor index, A operand, BiFunction<F, A, R>... branches) {
    List<BiFunction<F, A, R>> listed = new ArrayList<>();
    for (BiFunction<F, A, R> branch : branches) {
      listed.add(branch);
    }
    return FrameBranches.switchCase(self(), index, operand, listed);
  }

  // Transforms.

  /// `Grad.grad` with effects.
  public final <A> Function<A, A> grad(BiFunction<F, A, Tensor> f) {
    return a -> valueAndGrad(f).apply(a).grad();
  }

  /// `Grad.grad` with effects.
  public final <A, B> BiFunction<A, B, A> grad(Fn3<F, A, B, Tensor> f) {
    return (a, b) -> valueAndGrad(f).apply(a, b).grad();
  }

  /// `Grad.valueAndGrad` with effects.
  public final <A> Function<A, ValueAndGrad<A>> valueAndGrad(BiFunction<F, A, Tensor> f) {
    return a -> FrameTransforms.valueAndGrad(self(), f, a);
  }

  /// `Grad.valueAndGrad` with effects.
  public final <A, B> BiFunction<A, B, ValueAndGrad<A>> valueAndGrad(Fn3<F, A, B, Tensor> f) {
    return (a, b) -> FrameTransforms.valueAndGrad(self(), (frame, x) -> f.apply(frame, x, b), a);
  }

  /// `Grad.valueAndGradAux` with effects.
  public final <A, X> Function<A, ValueAndGradAux<A, X>> valueAndGradAux(BiFunction<F, A, WithAux<Tensor, X>> f) {
    return a -> FrameTransforms.valueAndGradAux(self(), f, a);
  }

  /// `Grad.valueAndGradAux` with effects.
  public final <A, B, X> BiFunction<A, B, ValueAndGradAux<A, X>> valueAndGradAux(Fn3<F, A, B, WithAux<Tensor, X>> f) {
    return (a, b) -> FrameTransforms.valueAndGradAux(self(), (frame, x) -> f.apply(frame, x, b), a);
  }

  /// `Remat.remat` with effects.
  public final <A, R> Function<A, R> remat(BiFunction<F, A, R> f) {
    return remat(f, RematPolicy.NOTHING);
  }

  /// `Remat.remat` with effects.
  public final <A, R> Function<A, R> remat(BiFunction<F, A, R> f, RematPolicy policy) {
    return a -> FrameTransforms.remat(self(), (frame, args) -> f.apply(frame, args.get(0)), policy, Args.of(a));
  }

  /// `Remat.remat` with effects.
  public final <A, B, R> BiFunction<A, B, R> remat(Fn3<F, A, B, R> f) {
    return (a, b) -> FrameTransforms.remat(
        self(), (frame, args) -> f.apply(frame, args.get(0), args.get(1)), RematPolicy.NOTHING, Args.of(a, b));
  }

  /// `Remat.remat` with effects.
  public final <A, B, C, R> Fn3<A, B, C, R> remat(Fn4<F, A, B, C, R> f) {
    return (a, b, c) -> FrameTransforms.remat(
        self(), (frame, args) -> f.apply(frame, args.get(0), args.get(1), args.get(2)), RematPolicy.NOTHING, Args.of(a, b, c));
  }

  /// `Vmap.vmap` with effects: parameters and state are shared by all elements, keys too unless the axes say that they are split.
  public final <A, R> Function<A, R> vmap(BiFunction<F, A, R> f, VmapAxes axes) {
    return a -> FrameTransforms.vmap(self(), (frame, args) -> f.apply(frame, args.get(0)), axes, Args.of(a));
  }

  /// `Vmap.vmap` with effects.
  public final <A, B, R> BiFunction<A, B, R> vmap(Fn3<F, A, B, R> f, VmapAxes axes) {
    return (a, b) -> FrameTransforms.vmap(self(), (frame, args) -> f.apply(frame, args.get(0), args.get(1)), axes, Args.of(a, b));
  }

  /// `Vmap.vmap` with effects.
  public final <A, B, C, R> Fn3<A, B, C, R> vmap(Fn4<F, A, B, C, R> f, VmapAxes axes) {
    return (a, b, c) ->
        FrameTransforms.vmap(self(), (frame, args) -> f.apply(frame, args.get(0), args.get(1), args.get(2)), axes, Args.of(a, b, c));
  }

  /// `EvalShape.evalShape` with effects, all of which are forgotten.
  public final <A, R> R evalShape(BiFunction<F, A, R> f, A x) {
    return FrameTransforms.evalShape(self(), f, x);
  }

  /// Runs `body` after all keys that it draws one by one were split off at once.
  public final <R> R optimizeRngUse(Function<F, R> body) {
    return FrameTransforms.optimizeRngUse(self(), body);
  }

  // Functions with parameters of their own.

  /// `numLayers` copies of `block`, one behind the other, each with parameters of its own, stacked along a new first axis.
  public final <C> C layerStack(LayerStackOptions options, BiFunction<F, C, C> block, C x) {
    return LayerStacks.run(
        self(), options, LayerStacks.NO_PER_LAYER,
        (F frame, C carry, List<Object> none) -> new Step<>(block.apply(frame, carry), none), x, List.of()).carry();
  }

  /// As `layerStack`, with inputs and outputs of each layer beside what goes through all of them.
  public final <C, X, Y> Scanned<C, Y> layerStackPerLayer(LayerStackOptions options, Fn3<F, C, X, Step<C, Y>> block, C x, X perLayer) {
    return LayerStacks.run(self(), options, LayerStacks.WITH_PER_LAYER, block, x, perLayer);
  }

  /// `f` as a pair of pure functions with parameters, state and names of their own.
  public final <A, R> Transformed<A, R> transform(BiFunction<F, A, R> f) {
    return new InnerTransformed<>(self(), f);
  }

  /// Whether parameters are being made. A function that is applied inside init has its own already, and only reads them.
  public abstract boolean runningInit();

  /// A frame inside this one that reads parameters, with state, keys and names of its own.
  final F inner(Params params, @Nullable StateStore state, @Nullable Key key) {
    return inner(store().inner(new ParamStore(params), state, false), key);
  }

  /// A frame inside this one that makes parameters and state, with keys and names of its own.
  final F innerInit(@Nullable Key key) {
    return inner(store().inner(new ParamStore(Params.empty()), new StateStore(), true), key);
  }

  private F inner(Store inside, @Nullable Key key) {
    KeySequence keys = keys();
    int reserveSize = keys == null ? 1 : keys.reserveSize();
    return frame(inside, Scope.root(), hooks(), key == null ? null : new KeySequence(key, reserveSize), null);
  }

  /// A frame that goes on from here on its own: names, parameters, state and keys as they are now.
  final F fork() {
    KeySequence keys = keys();
    return frame(store().fork(), scope().fork(), hooks(), keys == null ? null : keys.fork(), module());
  }
}
