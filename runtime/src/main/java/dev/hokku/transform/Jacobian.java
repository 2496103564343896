package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All derivatives at once: [Jvp] or [Vjp] along each unit direction, by one [Vmap].
///
/// Source: `jax.jacfwd`, `jax.jacrev`, `jax.hessian`.
public final class Jacobian {

  private Jacobian() {}

  /// The Jacobian by forward mode, for more outputs than inputs: for each tensor of the argument one of shape `[*result, *tensor]`.
  public static <A> Function<A, A> jacfwd(Function<A, Tensor> f) {
    return x -> {
      Flattened in = Tree.flatten(x);
      requireFloating("jacfwd", in);
      List<Tensor> blocks = new ArrayList<>();
      for (int i = 0; i < in.leaves().size(); i++) {
        blocks.add(columns(f, x, in, i));
      }
      return Tree.like(x, in.def(), blocks);
    };
  }

  /// The derivatives along the unit directions of one tensor of the argument.
  private static <A> Tensor columns(Function<A, Tensor> f, A x, Flattened in, int leaf) {
    Tensor of = in.leaves().get(leaf);
    Tensor columns = Vmap.vmap((Tensor direction) -> {
      List<Tensor> tangents = new ArrayList<>();
      for (int i = 0; i < in.leaves().size(); i++) {
        tangents.add(i == leaf ? direction : Numpy.zerosLike(in.leaves().get(i)));
      }
      return Jvp.jvp(f, x, Tree.like(x, in.def(), tangents)).tangents();
    }).apply(directions(of));
    Shape result = columns.shape().remove(0);
    return columns.moveAxis(0, -1).reshape(result.concat(of.shape()));
  }

  /// The Jacobian by reverse mode, for more inputs than outputs: for each tensor of the argument one of shape `[*result, *tensor]`.
  public static <A> Function<A, A> jacrev(Function<A, Tensor> f) {
    return x -> {
      requireFloating("jacrev", Tree.flatten(x));
      Vjp.Result<A, Tensor> vjp = Vjp.vjp(f, x);
      Tensor result = vjp.primals();
      A rows = Vmap.vmap(vjp.pullback()).apply(directions(result));
      return Tree.map(leaf -> leaf.reshape(result.shape().concat(leaf.shape().remove(0))), rows);
    };
  }

  /// The second derivatives of a function of one tensor, forward over reverse: shape `[*result, *x, *x]`.
  public static Function<Tensor, Tensor> hessian(Function<Tensor, Tensor> f) {
    return jacfwd(jacrev(f)::apply);
  }

  /// The product of the Hessian of a scalar function with `v`, without the Hessian: forward over reverse.
  public static <A> A hvp(Function<A, Tensor> f, A x, A v) {
    return Jvp.jvp(Grad.grad(f), x, v).tangents();
  }

  /// The unit directions of a tensor, stacked: shape `[n, *x]`.
  private static Tensor directions(Tensor x) {
    int n = x.shape().size();
    return Numpy.eye(x.dtype(), n, n, 0).reshape(Shape.of(n).concat(x.shape()));
  }

  private static void requireFloating(String what, Flattened in) {
    List<String> paths = Tree.paths(in.def());
    for (int i = 0; i < paths.size(); i++) {
      if (!in.leaves().get(i).dtype().isFloating()) {
        throw new HokkuException(
            "%s: the tensor at '%s' is %s, and only floating dtypes have derivatives.".formatted(what, paths.get(i), in.leaves().get(i).aval()),
            SourceLines.current(),
            "Convert it with astype, or capture it.");
      }
    }
  }
}
