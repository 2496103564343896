package dev.hokku.optim;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.List;
import java.util.stream.Stream;

/// The memory of an optimizer: named trees, such as Adam's `count`, `mu` and `nu`. It is itself a tree, so it can be jitted,
/// saved and loaded like parameters.
public final class OptState implements TreeNode {

  /// No memory.
  public static final OptState EMPTY = new OptState(List.of(), List.of());

  private final List<String> names;
  private final List<Object> children;

  private OptState(List<String> names, List<Object> children) {
    this.names = names;
    this.children = children;
  }

  /// A memory of one tree.
  public static OptState of(String name, Object tree) {
    return new OptState(List.of(name), List.of(tree));
  }

  /// This memory with one more tree.
  public OptState and(String name, Object tree) {
    return new OptState(append(names, name), append(children, tree));
  }

  /// The tree called `name`, which has the structure of the parameters.
  ///
  /// A tree of another structure is found where it is combined with the gradients: `Tree.map2` names the first path that differs.
  ///
  /// @param like a value of the tree's type, which only serves to name that type
  /// @throws HokkuException if there is none: the state belongs to another optimizer
  <T> T get(String name, T like) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw foreign("'%s', which this optimizer keeps, is missing".formatted(name));
    }
    @SuppressWarnings("unchecked") // optimizers store trees like the parameters under their own names
    T tree = (T) children.get(at);
    return tree;
  }

  /// The tensor called `name`.
  Tensor tensor(String name) {
    int at = names.indexOf(name);
    if (at < 0 || !(children.get(at) instanceof Tensor tensor)) {
      throw foreign("the tensor '%s', which this optimizer keeps, is missing".formatted(name));
    }
    return tensor;
  }

  private HokkuException foreign(String wrong) {
    return new HokkuException(
        "The optimizer state holds %s: %s.".formatted(names, wrong),
        "",
        "Use the state that this optimizer's own init or update returned.");
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<Object> children() {
    return children;
  }

  @Override
  public OptState withChildren(List<Object> children) {
    return new OptState(names, List.copyOf(children));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptState that && names.equals(that.names) && children.equals(that.children);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + children.hashCode();
  }

  /// `OptState[count, mu, nu]`.
  @Override
  public String toString() {
    return "OptState" + names;
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
