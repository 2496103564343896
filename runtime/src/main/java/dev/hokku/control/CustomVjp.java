package dev.hokku.control;

import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Functions with a reverse-mode rule of the user's: clipped gradients, straight-through estimators, fixed points. Source: `jax.custom_vjp`.
public final class CustomVjp {

  private CustomVjp() {}

  /// What the forward half of a rule gives.
  ///
  /// @param result as the function itself gives it
  /// @param residuals what the backward half needs; any tree
  public record Forward<R, S>(R result, S residuals) {}

  /// `f`, differentiated by `forward` and `backward`.
  ///
  /// @param backward from the residuals and the cotangent of the result to the cotangent of the argument
  public static <A, R, S> Function<A, R> of(Function<A, R> f, Function<A, Forward<R, S>> forward, BiFunction<S, R, A> backward) {
    return a -> {
      Flattened in = Tree.flatten(a);
      TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
      ClosedGraph body = MakeGraph.trace("customVjp", in.leaves().stream().map(Tensor::aval).toList(), flat);
      CustomVjpCall.Forward rule = arguments -> kept(flat, body.graph(), forward.apply(flat.argument(arguments)), in, backward);
      return flat.result(MarkedCall.bind(new CustomVjpCall(body.graph(), in.leaves().size(), rule), in.leaves(), body));
    };
  }

  private static <A, R, S> CustomVjpCall.Kept kept(
      TreeFunction<A, R> f, Graph body, Forward<R, S> forward, Flattened in, BiFunction<S, R, A> backward) {
    List<Tensor> result = RuleResult.leaves("customVjp", "result", f, body, forward.result());
    Flattened residuals = Tree.flatten(forward.residuals());
    return new CustomVjpCall.Kept(result, residuals.leaves(), (kept, cts) -> {
      @SuppressWarnings("unchecked") // the structure is that of an S
      S found = (S) residuals.def().unflatten(kept);
      Flattened ct = Tree.flatten(backward.apply(found, f.result(cts)));
      Tree.requireSame("customVjp: the argument and its cotangent", in.def(), ct.def());
      return ct.leaves();
    });
  }
}
