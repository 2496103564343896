package dev.hokku.tree;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The structure of a value without its tensors. Two values have equal structures when they are built of the same kinds of nodes with the same
/// names, and their static values are equal.
///
/// Source: `jax.tree_util.PyTreeDef`.
public sealed interface TreeDef {

  /// How many tensors the structure has room for.
  int size();

  /// A tensor.
  record Leaf() implements TreeDef {
    @Override
    public int size() {
      return 1;
    }
  }

  /// A value that is no tensor and holds none; `null` is one. Arrays of primitives are equal by content.
  ///
  /// @param value the value
  record Static(@Nullable Object value) implements TreeDef {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Static(Object that) && Objects.deepEquals(value, that);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(new Object[] {value});
    }
  }

  /// A node with children.
  final class Node implements TreeDef {

    private final Kind kind;
    private final Object prototype;
    private final List<?> names;
    private final List<TreeDef> children;
    private final int size;

    Node(Kind kind, Object prototype, List<?> names, List<TreeDef> children) {
      this.kind = kind;
      this.prototype = prototype;
      this.names = names;
      this.children = children;
      this.size = children.stream().mapToInt(TreeDef::size).sum();
    }

    @Override
    public int size() {
      return size;
    }

    Kind kind() {
      return kind;
    }

    List<?> names() {
      return names;
    }

    List<TreeDef> children() {
      return children;
    }

    /// The node's name in messages: `List`, `TrainState`.
    String typeName() {
      return kind == Kind.NODE || kind == Kind.ARRAY ? prototype.getClass().getSimpleName() : kind.word;
    }

    /// Lists, maps and optionals are equal whatever their class; other nodes must be of one class.
    boolean sameType(Node that) {
      return kind == that.kind && (kind.isOpen() || prototype.getClass() == that.prototype.getClass());
    }

    /// Whether `value` is a node of this type.
    boolean isTypeOf(@Nullable Object value) {
      return switch (kind) {
        case LIST -> value instanceof List;
        case MAP -> value instanceof Map;
        case OPTIONAL -> value instanceof Optional;
        case ARRAY, NODE -> value != null && value.getClass() == prototype.getClass();
      };
    }

    Object rebuild(List<@Nullable Object> values) {
      return switch (kind) {
        case LIST -> Collections.unmodifiableList(values);
        case MAP -> {
          Map<Object, @Nullable Object> map = new LinkedHashMap<>();
          for (int i = 0; i < values.size(); i++) {
            map.put(names.get(i), values.get(i));
          }
          yield Collections.unmodifiableMap(map);
        }
        case OPTIONAL -> values.isEmpty() ? Optional.empty() : Optional.ofNullable(values.getFirst());
        case ARRAY -> values.toArray(((Object[]) prototype).clone());
        case NODE -> ((TreeNode) prototype).withChildren(objects(values));
      };
    }

    @SuppressWarnings("NullAway")
    private static List<Object> objects(List<@Nullable Object> values) {
      return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || other instanceof Node that && sameType(that) && names.equals(that.names) && children.equals(that.children);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * kind.hashCode() + names.hashCode()) + children.hashCode();
    }
  }

  /// The kinds of nodes.
  enum Kind {
    LIST("List"),
    MAP("Map"),
    OPTIONAL("Optional"),
    ARRAY("array"),
    NODE("TreeNode");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    private boolean isOpen() {
      return this != NODE && this != ARRAY;
    }
  }

  /// The value with these tensors, in the order in which [Tree#flatten] lists them. Lists and maps of the result do not change.
  ///
  /// @return null only if this is the structure of null
  /// @throws HokkuException if there are not [#size] tensors
  default @Nullable Object unflatten(List<? extends Tensor> leaves) {
    if (leaves.size() != size()) {
      throw new HokkuException(
          "A structure of %d tensors was given %d.".formatted(size(), leaves.size()), "", "Give as many as flatten listed.");
    }
    return build(leaves, new int[1]);
  }

  private @Nullable Object build(List<? extends Tensor> leaves, int[] next) {
    return switch (this) {
      case Leaf leaf -> leaves.get(next[0]++);
      case Static(Object value) -> value;
      case Node node -> {
        @Nullable Object[] values = new Object[node.children.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = node.children.get(i).build(leaves, next);
        }
        yield node.rebuild(Arrays.asList(values));
      }
    };
  }

  /// Where this structure and `other` first differ, as a sentence that names the path; empty if they are equal.
  default Optional<String> difference(TreeDef other) {
    return Differences.first(this, other, "");
  }

  /// Puts the tensors of `value` into `leaves` if `value` has this structure; else returns false, and what `leaves` then holds is not stated.
  ///
  /// Does what `flatten` and a comparison do, but makes nothing new.
  default boolean match(@Nullable Object value, List<Tensor> leaves) {
    return switch (this) {
      case Leaf leaf -> value instanceof Tensor tensor && leaves.add(tensor);
      case Static(Object expected) -> !(value instanceof Tensor) && Objects.deepEquals(expected, value);
      case Node node -> Nodes.match(node, value, leaves);
    };
  }
}
