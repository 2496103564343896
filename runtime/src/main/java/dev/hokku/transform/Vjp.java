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

  /// What [#vjpAux] gives.
  ///
  /// @param primals the result
  /// @param pullback maps a cotangent of the result to the cotangent of the argument; may be called many times
  /// @param aux what the function returned beside it; not differentiated
  public record ResultAux<A, R, X>(R primals, Function<R, A> pullback, X aux) {}

  /// The result of `f` at `x` and its pullback there.
  ///
  /// Cotangents beside integers and `bool` are not looked at, and come back as zeros of the same dtype.
  ///
  /// {@snippet :
  /// Vjp.Result<Tensor, Tensor> at = Vjp.vjp((Tensor x) -> x.square(), Numpy.array(1f, 2f));
  /// assert at.pullback().apply(Numpy.array(1f, 10f)).sum().item() == 2 + 40;
  /// }
  public static <A, R> Result<A, R> vjp(Function<A, R> f, A x) {
    ResultAux<A, R, List<Tensor>> result = vjpAux(a -> new WithAux<>(f.apply(a), List.of()), x);
    return new Result<>(result.primals(), result.pullback());
  }

  /// The result of `f` at `x`, its pullback there, and what `f` returns beside it. Source: `jax.vjp(…, has_aux=True)`.
  ///
  /// {@snippet :
  /// Vjp.ResultAux<Tensor, Tensor, Tensor> at = Vjp.vjpAux((Tensor x) -> new WithAux<>(x.square(), x.add(1)), Numpy.scalar(3f));
  /// assert at.pullback().apply(Numpy.scalar(1f)).item() == 6 && at.aux().item() == 4;
  /// }
  public static <A, R, X> ResultAux<A, R, X> vjpAux(Function<A, WithAux<R, X>> f, A x) {
    return vjpAux("vjp", f, x);
  }

  /// @param transform the user's word for what differentiates
  static <A, R, X> ResultAux<A, R, X> vjpAux(String transform, Function<A, WithAux<R, X>> f, A x) {
    Flattened in = Tree.flatten(x);
    TreeFunction<A, WithAux<R, X>> flat = new TreeFunction<>(f, in.def());
    Linearized linearized = Linearize.flat(transform, flat, in.leaves());
    WithAux<R, X> result = flat.result(linearized.primals());
    Flattened value = Tree.flatten(result.value());
    List<Tensor> aux = linearized.primals().subList(value.leaves().size(), linearized.primals().size());
    List<ShapedArray> avals = in.leaves().stream().map(Tensor::aval).toList();
    return new ResultAux<>(result.value(), cotangent -> {
      List<Tangent> cts = new ArrayList<>();
      for (Tensor ct : TreeFunction.leavesLike(transform + ": the cotangent", value.def(), value.leaves(), cotangent)) {
        cts.add(Tangent.of(ct));
      }
      aux.forEach(leaf -> cts.add(Tangent.zeroLike(leaf)));
      return flat.argument(linearized.pull(avals, cts).stream().map(Lax::instantiate).toList());
    }, result.aux());
  }
}
