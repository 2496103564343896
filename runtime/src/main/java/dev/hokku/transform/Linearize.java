package dev.hokku.transform;

import dev.hokku.core.Dual;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The derivative at a point as a function of its own, for many directions. Source: `jax.linearize`.
///
/// It is a jvp whose tangents are staged: what touches only values is computed, what touches a tangent becomes an equation.
public final class Linearize {

  private Linearize() {}

  /// What [#linearize] gives.
  ///
  /// @param primals the result
  /// @param tangents maps a tangent of the argument to the tangent of the result
  public record Result<A, R>(R primals, Function<A, R> tangents) {}

  /// What [#linearizeAux] gives.
  ///
  /// @param primals the result
  /// @param tangents maps a tangent of the argument to the tangent of the result
  /// @param aux what the function returned beside it; not differentiated
  public record ResultAux<A, R, X>(R primals, Function<A, R> tangents, X aux) {}

  /// The result of `f` at `x` and its derivative there.
  public static <A, R> Result<A, R> linearize(Function<A, R> f, A x) {
    Flattened in = Tree.flatten(x);
    TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
    Linearized linearized = flat("linearize", flat, in.leaves());
    BackwardsOnly.requireNone(linearized.linear().graph());
    return new Result<>(flat.result(linearized.primals()), tangent -> {
      List<Tensor> leaves = TreeFunction.leavesLike("linearize: the tangent", in.def(), in.leaves(), tangent);
      return flat.result(linearized.push(leaves).stream().map(Lax::instantiate).toList());
    });
  }

  /// The result of `f` at `x`, its derivative there, and what `f` returns beside it. Source: `jax.linearize(…, has_aux=True)`.
  ///
  /// {@snippet :
  /// Linearize.ResultAux<Tensor, Tensor, Tensor> at =
  ///     Linearize.linearizeAux((Tensor x) -> new WithAux<>(x.square(), x.add(1)), Numpy.scalar(3f));
  /// assert at.tangents().apply(Numpy.scalar(2f)).item() == 12 && at.aux().item() == 4;
  /// }
  public static <A, R, X> ResultAux<A, R, X> linearizeAux(Function<A, WithAux<R, X>> f, A x) {
    Result<A, WithAux<R, X>> both = linearize(f, x);
    return new ResultAux<>(both.primals().value(), tangent -> both.tangents().apply(tangent).value(), both.primals().aux());
  }

  /// Linearizes a function of lists in all floating inputs.
  static Linearized flat(String transform, Function<List<Tensor>, List<Tensor>> f, List<Tensor> primals) {
    return flat(transform, f, primals, primals.stream().map(primal -> primal.dtype().isFloating()).toList());
  }

  /// Linearizes a function of lists.
  ///
  /// @param transform the user's word for what differentiates
  /// @param active which inputs have a tangent; only floating ones may
  public static Linearized flat(
      String transform, Function<List<Tensor>, List<Tensor>> f, List<Tensor> primals, List<Boolean> active) {
    StagingTrace linear = new StagingTrace(transform, true);
    try {
      List<Tangent> tangents = new ArrayList<>(primals.size());
      for (int i = 0; i < primals.size(); i++) {
        Tensor primal = primals.get(i);
        tangents.add(active.get(i) ? Tangent.of(linear.input(primal.aval())) : Tangent.zeroLike(primal));
      }
      Dual dual = Jvp.flat(transform, f, primals, tangents);
      List<Boolean> moved = new ArrayList<>();
      List<Tensor> outTangents = new ArrayList<>();
      for (Tangent tangent : dual.tangents()) {
        moved.add(!tangent.isZero());
        if (!tangent.isZero()) {
          outTangents.add(tangent.value());
        }
      }
      return new Linearized(dual.primals(), linear.finish(outTangents), active, moved);
    } finally {
      linear.abandon();
    }
  }
}
