package dev.hokku.control;

import dev.hokku.Intrinsic;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Functions that keep less for the backward pass and compute it again there: memory for time.
///
/// Source: Chen et al. 2016, "Training deep nets with sublinear memory cost", <https://arxiv.org/abs/1604.06174>; `jax.checkpoint`.
public final class Remat {

  private Remat() {}

  /// `f`, keeping nothing but its arguments.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Block() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor x) {
  ///     return Remat.remat((Tensor t) -> new Linear(2).forward(t).tanh()).apply(x);
  ///   }
  /// }
  ///
  /// Params params = BlockInit.init(Key.of(0), new Block(), Numpy.ones(1, 3));
  /// assert Grad.grad((Params p) -> BlockApply.apply(p, new Block(), Numpy.ones(1, 3)).sum()).apply(params).has("block/linear", "w");
  /// }
  @Intrinsic.Lifted
  public static <A, R> Function<A, R> remat(Function<A, R> f) {
    return remat(f, RematPolicy.NOTHING);
  }

  /// `f`, keeping what the policy keeps.
  @Intrinsic.Lifted
  public static <A, R> Function<A, R> remat(Function<A, R> f, RematPolicy policy) {
    return a -> run(f, a, policy);
  }

  /// `f`, keeping nothing but its arguments.
  @Intrinsic.Lifted
  public static <A, B, R> BiFunction<A, B, R> remat(BiFunction<A, B, R> f) {
    return (a, b) -> run((List<Object> args) -> f.apply(argument(args, 0), argument(args, 1)), Arrays.asList(a, b), RematPolicy.NOTHING);
  }

  /// `f`, keeping nothing but its arguments.
  @Intrinsic.Lifted
  public static <A, B, C, R> Fn3<A, B, C, R> remat(Fn3<A, B, C, R> f) {
    return (a, b, c) -> run(
        (List<Object> args) -> f.apply(argument(args, 0), argument(args, 1), argument(args, 2)), Arrays.asList(a, b, c), RematPolicy.NOTHING);
  }

  /// `x`, under a name that [RematPolicy#names] can keep. Source: `jax.ad_checkpoint.checkpoint_name`.
  public static Tensor checkpointName(Tensor x, String name) {
    return Named.of(name, x);
  }

  @SuppressWarnings("unchecked") // the list holds the caller's arguments in order
  private static <T> T argument(List<Object> args, int index) {
    return (T) args.get(index);
  }

  private static <A, R> R run(Function<A, R> f, A argument, RematPolicy policy) {
    Flattened in = Tree.flatten(argument);
    TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
    ClosedGraph body = MakeGraph.trace("remat", in.leaves().stream().map(Tensor::aval).toList(), flat);
    return flat.result(RematCall.bind(body, policy, in.leaves()));
  }
}
