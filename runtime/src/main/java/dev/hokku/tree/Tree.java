package dev.hokku.tree;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions over trees: values with tensors inside.
///
/// Nodes are [TreeNode]s (`Params`, `State`, records marked `@HkTree`), lists, maps (in the order of their keys), optionals and arrays of objects.
/// A [Tensor] is a leaf. Everything else, `null` too, is a static value, compared by `equals`; it stays where it is.
///
/// Source: `jax.tree`.
public final class Tree {

  private Tree() {}

  /// The tensors of `tree` and its structure.
  public static Flattened flatten(@Nullable Object tree) {
    List<Tensor> leaves = new ArrayList<>();
    TreeDef def = Nodes.flatten(tree, leaves);
    return new Flattened(leaves, def);
  }

  /// The tensors of `tree`, in the order of flatten.
  public static List<Tensor> leaves(@Nullable Object tree) {
    return flatten(tree).leaves();
  }

  /// The value of a structure with these tensors: the inverse of [#flatten]. With another tensor per place it is how a tree of results is made.
  ///
  /// @throws dev.hokku.core.HokkuException if there are more or fewer tensors than the structure has
  public static @Nullable Object unflatten(TreeDef def, List<? extends Tensor> leaves) {
    return def.unflatten(leaves);
  }

  /// The structure of `tree`.
  public static TreeDef structure(@Nullable Object tree) {
    return flatten(tree).def();
  }

  /// The path of each tensor, as in `params.layers[2]`; empty for a tree that is one tensor.
  public static List<String> paths(@Nullable Object tree) {
    return paths(structure(tree));
  }

  /// The path of each tensor of a structure.
  public static List<String> paths(TreeDef def) {
    List<String> paths = new ArrayList<>(def.size());
    Nodes.paths(def, "", paths);
    return List.copyOf(paths);
  }

  /// A tree like `tree` with each tensor replaced by `f` of it.
  public static <T> T map(UnaryOperator<Tensor> f, T tree) {
    Flattened flat = flatten(tree);
    return like(tree, flat.def(), flat.leaves().stream().map(f).toList());
  }

  /// A tree like `left` with each tensor replaced by `f` of it and its partner in `right`.
  ///
  /// @throws HokkuException if the structures differ; names the first path where they do
  public static <T> T map2(BinaryOperator<Tensor> f, T left, T right) {
    Flattened a = flatten(left);
    Flattened b = flatten(right);
    requireSame("map2", a.def(), b.def());
    List<Tensor> mapped = new ArrayList<>(a.leaves().size());
    for (int i = 0; i < a.leaves().size(); i++) {
      mapped.add(f.apply(a.leaves().get(i), b.leaves().get(i)));
    }
    return like(left, a.def(), mapped);
  }

  /// `f(… f(f(initial, leaf 0), leaf 1) …)`.
  public static <R> R reduce(BiFunction<R, Tensor, R> f, @Nullable Object tree, R initial) {
    R result = initial;
    for (Tensor leaf : leaves(tree)) {
      result = f.apply(result, leaf);
    }
    return result;
  }

  /// A tree of the type of `tree` and of structure `def`, which must be that of `tree`.
  @SuppressWarnings("unchecked")
  public static <T> T like(T tree, TreeDef def, List<? extends Tensor> leaves) {
    return (T) def.unflatten(leaves);
  }

  /// Refuses two structures that differ.
  ///
  /// @param what who asks, for the message
  /// @throws HokkuException names the first path where they differ
  public static void requireSame(String what, TreeDef left, TreeDef right) {
    Optional<String> difference = left.difference(right);
    if (difference.isPresent()) {
      throw new HokkuException(
          "%s: two trees differ in structure: %s.".formatted(what, difference.get()), SourceLines.current(), "Give trees of the same nodes, names and static values.");
    }
  }
}
