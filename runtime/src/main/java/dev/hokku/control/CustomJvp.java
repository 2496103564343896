package dev.hokku.control;

import dev.hokku.graph.ClosedGraph;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Functions with a derivative rule of the user's, for both modes. Source: `jax.custom_jvp`.
public final class CustomJvp {

  private CustomJvp() {}

  /// `f`, differentiated by `rule`.
  ///
  /// @param rule from argument and tangent to result and tangent; must be linear in the tangent, so that it has a transpose
  public static <A, R> Function<A, R> of(Function<A, R> f, BiFunction<A, A, Jvp.Result<R>> rule) {
    return a -> {
      Flattened in = Tree.flatten(a);
      TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
      ClosedGraph body = MakeGraph.trace("customJvp", in.leaves().stream().map(Tensor::aval).toList(), flat);
      CustomJvpCall.Rule flatRule = (primals, tangents) -> {
        Jvp.Result<R> result = rule.apply(flat.argument(primals), flat.argument(tangents));
        return Mask.join(
            RuleResult.leaves("customJvp", "result", flat, body.graph(), result.primals()), RuleResult.leaves("customJvp", "tangent", flat, body.graph(), result.tangents()));
      };
      return flat.result(MarkedCall.bind(new CustomJvpCall(body.graph(), in.leaves().size(), flatRule), in.leaves(), body));
    };
  }
}
