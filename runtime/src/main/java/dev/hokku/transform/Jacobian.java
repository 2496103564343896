package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All derivatives at once: [Jvp] or [Vjp] along each unit direction, by one [Vmap] per tensor.
///
/// Source: `jax.jacfwd`, `jax.jacrev`, `jax.hessian`. Where JAX nests the structure of the argument in that of the result, `…All` gives a map from the paths of the
/// result's tensors, as [Tree#paths] writes them (`[name]` for an entry of a map, nothing for a single tensor), to the structure of the argument.
public final class Jacobian {

  private Jacobian() {}

  /// The Jacobian by forward mode, for more outputs than inputs: for each tensor of the argument one of shape `[*result, *tensor]`.
  public static <A> Function<A, A> jacfwd(Function<A, Tensor> f) {
    return x -> only(jacfwdAll(f).apply(x));
  }

  /// The Jacobian by reverse mode, for more inputs than outputs: for each tensor of the argument one of shape `[*result, *tensor]`.
  public static <A> Function<A, A> jacrev(Function<A, Tensor> f) {
    return x -> only(jacrevAll(f).apply(x));
  }

  /// The second derivatives of a function of one tensor, forward over reverse: shape `[*result, *x, *x]`.
  public static Function<Tensor, Tensor> hessian(Function<Tensor, Tensor> f) {
    return jacfwd(jacrev(f)::apply);
  }

  /// The product of the Hessian of a scalar function with `v`, without the Hessian: forward over reverse.
  public static <A> A hvp(Function<A, Tensor> f, A x, A v) {
    return Jvp.jvp(Grad.grad(f), x, v).tangents();
  }

  /// The Jacobian of a function with many results, by forward mode: for each tensor of the result, by its path, and each of the argument one of shape
  /// `[*result, *tensor]`.
  ///
  /// {@snippet :
  /// Map<String, Tensor> all = Jacobian.jacfwdAll((Tensor x) -> Map.of("twice", x.mul(2), "sum", x.sum())).apply(Numpy.ones(3));
  /// assert all.get("[twice]").shape().equals(Shape.of(3, 3)) && all.get("[sum]").shape().equals(Shape.of(3));
  /// }
  public static <A, R> Function<A, Map<String, A>> jacfwdAll(Function<A, R> f) {
    return x -> {
      Flattened in = Tree.flatten(x);
      requireFloating("jacfwd", "argument", in);
      List<Flattened> columns = new ArrayList<>();
      for (int i = 0; i < in.leaves().size(); i++) {
        columns.add(Tree.flatten(columns(f, x, in, i)));
      }
      return byPath(x, in, columns);
    };
  }

  /// The derivatives of all results along the unit directions of one tensor of the argument, each of shape `[*result, *tensor]`.
  private static <A, R> R columns(Function<A, R> f, A x, Flattened in, int leaf) {
    Tensor of = in.leaves().get(leaf);
    R columns = Vmap.vmap((Tensor direction) -> {
      R tangents = Jvp.jvp(f, x, Tree.like(x, in.def(), alone(in, leaf, direction))).tangents();
      requireFloating("jacfwd", "result", Tree.flatten(tangents));
      return tangents;
    }).apply(directions(of));
    return Tree.map(column -> column.moveAxis(0, -1).reshape(column.shape().remove(0).concat(of.shape())), columns);
  }

  /// The columns, sorted by the tensor of the result that they belong to.
  private static <A> Map<String, A> byPath(A x, Flattened in, List<Flattened> columns) {
    Map<String, A> blocks = new LinkedHashMap<>();
    List<String> paths = Tree.paths(columns.getFirst().def());
    for (int r = 0; r < paths.size(); r++) {
      int row = r;
      blocks.put(paths.get(r), Tree.like(x, in.def(), columns.stream().map(column -> column.leaves().get(row)).toList()));
    }
    return blocks;
  }

  /// The Jacobian of a function with many results, by reverse mode: as [#jacfwdAll].
  public static <A, R> Function<A, Map<String, A>> jacrevAll(Function<A, R> f) {
    return x -> {
      requireFloating("jacrev", "argument", Tree.flatten(x));
      Vjp.Result<A, R> vjp = Vjp.vjp(f, x);
      Flattened out = Tree.flatten(vjp.primals());
      requireFloating("jacrev", "result", out);
      List<String> paths = Tree.paths(out.def());
      Map<String, A> blocks = new LinkedHashMap<>();
      for (int i = 0; i < paths.size(); i++) {
        int leaf = i;
        Shape result = out.leaves().get(i).shape();
        A rows = Vmap.vmap((Tensor direction) -> vjp.pullback().apply(Tree.like(vjp.primals(), out.def(), alone(out, leaf, direction))))
            .apply(directions(out.leaves().get(i)));
        blocks.put(paths.get(i), Tree.map(row -> row.reshape(result.concat(row.shape().remove(0))), rows));
      }
      return blocks;
    };
  }

  /// The second derivatives of a function of a tree, forward over reverse: for each tensor of the argument, by its path, and each other one of shape
  /// `[*result, *first, *second]`.
  ///
  /// {@snippet :
  /// Map<String, Tensor> at = Map.of("a", Numpy.ones(2), "b", Numpy.ones(3));
  /// Map<String, Map<String, Tensor>> second = Jacobian.hessianAll((Map<String, Tensor> x) -> x.get("a").sum().mul(x.get("b").sum())).apply(at);
  /// assert second.get("[a]").get("b").shape().equals(Shape.of(2, 3)) && second.get("[a]").get("b").sum().item() == 6;
  /// }
  public static <A> Function<A, Map<String, A>> hessianAll(Function<A, Tensor> f) {
    return jacfwdAll(jacrev(f));
  }

  private static <A> A only(Map<String, A> blocks) {
    return blocks.values().iterator().next();
  }

  /// Zeros, but for one tensor.
  private static List<Tensor> alone(Flattened tree, int leaf, Tensor direction) {
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < tree.leaves().size(); i++) {
      leaves.add(i == leaf ? direction : Numpy.zerosLike(tree.leaves().get(i)));
    }
    return leaves;
  }

  /// The unit directions of a tensor, stacked: shape `[n, *x]`.
  private static Tensor directions(Tensor x) {
    int n = x.shape().size();
    return Numpy.eye(x.dtype(), n, n, 0).reshape(Shape.of(n).concat(x.shape()));
  }

  /// @param role whether the tensors are those of the argument or of the result
  private static void requireFloating(String what, String role, Flattened tensors) {
    if (tensors.leaves().isEmpty()) {
      throw new HokkuException(
          "%s: the %s holds no tensors.".formatted(what, role),
          SourceLines.current(),
          "Give a tensor, list, map or tree record.");
    }
    List<String> paths = Tree.paths(tensors.def());
    for (int i = 0; i < paths.size(); i++) {
      if (!tensors.leaves().get(i).dtype().isFloating()) {
        throw new HokkuException(
            "%s: the %s%s is %s, and only floating dtypes have derivatives."
                .formatted(what, role, paths.get(i).isEmpty() ? "" : " at '" + paths.get(i) + "'", tensors.leaves().get(i).aval()),
            SourceLines.current(),
            role.equals("argument") ? "Convert it with astype, or capture it." : "Convert it with astype, or return it beside, with jvpAux or vjpAux.");
      }
    }
  }
}
