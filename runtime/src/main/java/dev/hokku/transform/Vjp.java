package dev.hokku.transform;

import dev.hokku.core.Tangent;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reverse-mode derivatives: [Linearize], then [Transpose]. Source: `jax.vjp`.
public final class Vjp {

  private Vjp() {}

  /// What [#vjp] gives.
  ///
  /// @param primals the result
  /// @param pullback maps a cotangent of the result to the cotangent of the argument; may be called many times
  public record Result<A, R>(R primals, Function<R, A> pullback) {}

  /// The result of `f` at `x` and its pullback there.
  ///
  /// Cotangents beside integers and `bool` are not looked at, and come back as zeros of the same dtype.
  public static <A, R> Result<A, R> vjp(Function<A, R> f, A x) {
    Flattened in = Tree.flatten(x);
    TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
    Linearized linearized = Linearize.flat("vjp", flat, in.leaves());
    List<ShapedArray> avals = in.leaves().stream().map(Tensor::aval).toList();
    return new Result<>(flat.result(linearized.primals()), cotangent -> {
      List<Tangent> cts = new ArrayList<>();
      for (Tensor ct : TreeFunction.leavesLike("vjp: the cotangent", flat.outDef(), linearized.primals(), cotangent)) {
        cts.add(Tangent.of(ct));
      }
      return flat.argument(linearized.pull(avals, cts).stream().map(Lax::instantiate).toList());
    });
  }
}
