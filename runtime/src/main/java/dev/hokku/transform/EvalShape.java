package dev.hokku.transform;

import dev.hokku.Intrinsic;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.function.Function;

/// Types of results without computing them. Source: `jax.eval_shape`.
public final class EvalShape {

  private EvalShape() {}

  /// The result of `f` with a [ShapeDtype] in place of each tensor. `x` may hold tensors or [ShapeDtype]s.
  ///
  /// {@snippet :
  /// Tensor y = EvalShape.evalShape((Tensor x) -> x.matmul(Numpy.ones(3, 2)), ShapeDtype.f32(5, 3));
  /// assert y.shape().equals(Shape.of(5, 2));
  /// }
  @Intrinsic.Lifted
  public static <A, R> R evalShape(Function<A, R> f, A x) {
    Flattened in = Tree.flatten(x);
    TreeFunction<A, R> flat = new TreeFunction<>(f, in.def());
    ClosedGraph closed = MakeGraph.trace("evalShape", in.leaves().stream().map(Tensor::aval).toList(), flat);
    return flat.result(closed.graph().outvars().stream().map(out -> ShapeDtype.of(out.aval())).toList());
  }
}
