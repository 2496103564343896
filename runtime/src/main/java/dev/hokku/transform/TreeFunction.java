package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import dev.hokku.tree.TreeDef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A function of trees as a function of lists of tensors. Single use: it remembers the structure of the result of its last call.
public final class TreeFunction<A, R> implements Function<List<Tensor>, List<Tensor>> {

  private final Function<A, R> f;
  private final TreeDef in;
  private @Nullable TreeDef out;

  /// @param in structure of the argument
  public TreeFunction(Function<A, R> f, TreeDef in) {
    this.f = f;
    this.in = in;
  }

  @Override
  public List<Tensor> apply(List<Tensor> leaves) {
    @SuppressWarnings("unchecked") // `in` is the structure of an A
    A argument = (A) in.unflatten(leaves);
    Flattened result = Tree.flatten(f.apply(argument));
    out = result.def();
    return result.leaves();
  }

  /// The structure of the result, static values included.
  public TreeDef outDef() {
    if (out == null) {
      throw new IllegalStateException("The function has not been called.");
    }
    return out;
  }

  /// A result with these tensors.
  @SuppressWarnings("unchecked")
  public R result(List<? extends Tensor> leaves) {
    return (R) outDef().unflatten(leaves);
  }

  /// An argument, or a tangent of one, with these tensors.
  @SuppressWarnings("unchecked")
  public A argument(List<? extends Tensor> leaves) {
    return (A) in.unflatten(leaves);
  }

  /// The tensors of `tree`, which must have the structure `expected`, and their types.
  ///
  /// @param what what `tree` is, for the message: `the tangent of vjp`
  static List<Tensor> leavesLike(String what, TreeDef expected, List<? extends Tensor> types, Object tree) {
    Flattened flat = Tree.flatten(tree);
    Tree.requireSame(what, expected, flat.def());
    for (int i = 0; i < types.size(); i++) {
      Tensor type = types.get(i);
      Tensor leaf = flat.leaves().get(i);
      if (!type.shape().equals(leaf.shape()) || type.dtype().isFloating() && type.dtype() != leaf.dtype()) {
        String path = Tree.paths(expected).get(i);
        throw new HokkuException(
            "%s%s has type %s, but the value has %s.".formatted(what, path.isEmpty() ? "" : " at '" + path + "'", leaf.aval(), type.aval()),
            SourceLines.current(),
            "Give tensors of the same shapes and dtypes.");
      }
    }
    return flat.leaves();
  }
}
