package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/// Takes an [RNNCore] along a sequence.
///
/// Source: `hk.dynamic_unroll`, `hk.static_unroll`.
public final class Unroll {

  private Unroll() {}

  /// Outputs of all steps, time first, and the last state; as a loop, so that compile time does not depend on the length.
  ///
  /// @param xs inputs, `[T,N,..]`
  @Forward
  public static <X, Y, S> WithState<Y, S> dynamicUnroll(RNNCore<X, Y, S> core, X xs, S initialState) {
    return dynamicUnroll(core, xs, initialState, UnrollOptions.DEFAULT);
  }

  /// Outputs of all steps and the last state; as a loop, so that compile time does not depend on the length.
  ///
  /// @param xs inputs, `[T,N,..]` or `[N,T,..]`
  @Forward
  public static <X, Y, S> WithState<Y, S> dynamicUnroll(RNNCore<X, Y, S> core, X xs, S initialState, UnrollOptions options) {
    requireTime("dynamic_unroll", xs, options.timeMajor());
    Scanned<S, Y> result = Control.scan(
        (S state, X x) -> {
          WithState<Y, S> step = core.forward(x, state);
          return new Step<>(step.state(), step.output());
        },
        initialState,
        timeFirst(xs, options),
        scanOptions(options));
    return new WithState<>(timeFirst(result.ys(), options), result.carry());
  }

  /// Outputs and states of all steps; as a loop, so that compile time does not depend on the length.
  ///
  /// @param xs inputs, `[T,N,..]` or `[N,T,..]`
  @Forward
  public static <X, Y, S> WithState<Y, S> dynamicUnrollAllStates(RNNCore<X, Y, S> core, X xs, S initialState, UnrollOptions options) {
    requireTime("dynamic_unroll", xs, options.timeMajor());
    Scanned<S, WithState<Y, S>> result = Control.scan(
        (S state, X x) -> {
          WithState<Y, S> step = core.forward(x, state);
          return new Step<>(step.state(), step);
        },
        initialState,
        timeFirst(xs, options),
        scanOptions(options));
    return timeFirst(result.ys(), options);
  }

  /// Outputs of all steps and the last state; each step is laid out, so that short sequences run without a loop.
  ///
  /// @param xs inputs, `[T,N,..]` or `[N,T,..]`
  @Forward
  public static <X, Y, S> WithState<Y, S> staticUnroll(RNNCore<X, Y, S> core, X xs, S initialState, boolean timeMajor) {
    requireTime("static_unroll", xs, timeMajor);
    int axis = timeMajor ? 0 : 1;
    int length = Tree.leaves(xs).getFirst().dim(axis);
    requireSteps(length);
    S state = initialState;
    List<Y> outputs = new ArrayList<>();
    for (int t = 0; t < length; t++) {
      WithState<Y, S> step = core.forward(at(xs, t, axis), state);
      state = step.state();
      outputs.add(step.output());
    }
    return new WithState<>(stacked(outputs, axis), state);
  }

  /// Refuses inputs without an axis for time.
  static void requireTime(String operation, Object xs, boolean timeMajor) {
    for (Tensor x : Tree.leaves(xs)) {
      if (x.rank() < (timeMajor ? 1 : 2)) {
        throw new ShapeError(
            operation,
            "xs are %s, which has no axis %d for time".formatted(x.aval(), timeMajor ? 0 : 1),
            "Give a sequence, %s; the core itself takes one step.".formatted(timeMajor ? "[T,N,..] or [T,..]" : "[N,T,..]"));
      }
    }
  }

  static void requireSteps(int length) {
    if (length == 0) {
      throw new ShapeError("static_unroll", "the sequence has no steps", "Give at least one; dynamicUnroll takes an empty sequence.");
    }
  }

  static <T> T at(T xs, int t, int axis) {
    return Tree.map(x -> Lax.sliceInDim(x, t, t + 1, axis).squeeze(axis), xs);
  }

  static <T> T stacked(List<T> trees, int axis) {
    Flattened first = Tree.flatten(trees.getFirst());
    List<List<Tensor>> leaves = trees.stream().map(Tree::leaves).toList();
    List<Tensor> stacks = new ArrayList<>();
    for (int i = 0; i < first.leaves().size(); i++) {
      int place = i;
      stacks.add(Numpy.stack(leaves.stream().map(each -> each.get(place)).toList(), axis));
    }
    return Tree.like(trees.getFirst(), first.def(), stacks);
  }

  static <T> T timeFirst(T tree, UnrollOptions options) {
    return options.timeMajor() ? tree : Tree.map(x -> x.swapAxes(0, 1), tree);
  }

  static ScanOptions scanOptions(UnrollOptions options) {
    return new ScanOptions(-1, options.reverse(), options.unroll());
  }
}
