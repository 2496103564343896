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

/// Forward-mode derivatives. Source: `jax.jvp`.
public final class Jvp {

  private Jvp() {}

  /// What [#jvp] gives.
  ///
  /// @param primals the result
  /// @param tangents its tangent, of the same structure; zeros where the result does not depend on the argument or is no float
  public record Result<R>(R primals, R tangents) {}

  /// What [#jvpAux] gives.
  ///
  /// @param primals the result
  /// @param tangents its tangent, of the same structure
  /// @param aux what the function returned beside it; not differentiated
  public record ResultAux<R, X>(R primals, R tangents, X aux) {}

  /// The result of `f` and its derivative along `tangents`.
  ///
  /// @param tangents of the structure and types of `primals`; leaves beside integers and `bool` are not looked at
  public static <A, R> Result<R> jvp(Function<A, R> f, A primals, A tangents) {
    Flattened in = Tree.flatten(primals);
    TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
    List<Tangent> directions = new ArrayList<>();
    for (Tensor leaf : TreeFunction.leavesLike("jvp: the tangent", in.def(), in.leaves(), tangents)) {
      directions.add(leaf.dtype().isFloating() ? Tangent.of(leaf) : Tangent.zeroLike(leaf));
    }
    Dual dual = flat("jvp", flat, in.leaves(), directions);
    return new Result<>(flat.result(dual.primals()), flat.result(dual.tangents().stream().map(Lax::instantiate).toList()));
  }

  /// The result of `f`, its derivative along `tangents`, and what `f` returns beside it. Source: `jax.jvp(…, has_aux=True)`.
  ///
  /// {@snippet :
  /// Tensor one = Numpy.scalar(1f);
  /// Jvp.ResultAux<Tensor, Tensor> at = Jvp.jvpAux((Tensor x) -> new WithAux<>(x.square(), x.add(1)), Numpy.scalar(3f), one);
  /// assert at.tangents().item() == 6 && at.aux().item() == 4;
  /// }
  ///
  /// @param tangents as for [#jvp]
  public static <A, R, X> ResultAux<R, X> jvpAux(Function<A, WithAux<R, X>> f, A primals, A tangents) {
    Result<WithAux<R, X>> both = jvp(f, primals, tangents);
    return new ResultAux<>(both.primals().value(), both.tangents().value(), both.primals().aux());
  }

  /// The results of a function of lists, and their tangents.
  public static Dual flat(Function<List<Tensor>, List<Tensor>> f, List<Tensor> primals, List<Tangent> tangents) {
    return flat("jvp", f, primals, tangents);
  }

  /// @param transform the user's word for what differentiates
  static Dual flat(
      String transform, Function<List<Tensor>, List<Tensor>> f, List<Tensor> primals, List<Tangent> tangents) {
    JvpTrace trace = new JvpTrace(transform);
    try {
      List<Tensor> in = new ArrayList<>(primals.size());
      for (int i = 0; i < primals.size(); i++) {
        in.add(trace.join(primals.get(i), tangents.get(i)));
      }
      List<Tensor> out = f.apply(in);
      List<Tensor> outPrimals = new ArrayList<>(out.size());
      List<Tangent> outTangents = new ArrayList<>(out.size());
      for (Tensor result : out) {
        TransformTrace.requireAlive("the result", result);
        outPrimals.add(trace.primal(result));
        outTangents.add(trace.tangent(result));
      }
      return new Dual(outPrimals, outTangents);
    } finally {
      trace.finish();
    }
  }
}
