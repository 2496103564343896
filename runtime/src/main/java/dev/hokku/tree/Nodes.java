package dev.hokku.tree;

import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which values are nodes, and what their children are.
final class Nodes {

  private Nodes() {}

  /// The structure of `value`; its tensors are added to `leaves`.
  static TreeDef flatten(@Nullable Object value, List<Tensor> leaves) {
    return switch (value) {
      case null -> new TreeDef.Static(null);
      case Tensor tensor -> {
        leaves.add(tensor);
        yield new TreeDef.Leaf();
      }
      case TreeNode node -> node(TreeDef.Kind.NODE, node, node.names(), node.children(), leaves);
      case List<?> list -> node(TreeDef.Kind.LIST, list, indices(list.size()), list, leaves);
      case Map<?, ?> map -> {
        List<Object> keys = sortedKeys(map);
        yield node(TreeDef.Kind.MAP, map, keys, valuesOf(map, keys), leaves);
      }
      case Optional<?> optional -> {
        List<?> children = optional.map(List::<Object>of).orElse(List.of());
        yield node(TreeDef.Kind.OPTIONAL, optional, indices(children.size()), children, leaves);
      }
      case Object[] array -> node(TreeDef.Kind.ARRAY, array, indices(array.length), Arrays.asList(array), leaves);
      default -> new TreeDef.Static(value);
    };
  }

  private static TreeDef node(TreeDef.Kind kind, Object value, List<?> names, List<?> children, List<Tensor> leaves) {
    List<TreeDef> defs = new ArrayList<>(children.size());
    for (Object child : children) {
      defs.add(flatten(child, leaves));
    }
    return new TreeDef.Node(kind, value, names, defs);
  }

  /// Walks `value` along `node`; see [TreeDef#match].
  static boolean match(TreeDef.Node node, @Nullable Object value, List<Tensor> leaves) {
    if (!node.isTypeOf(value)) {
      return false;
    }
    return switch (value) {
      case TreeNode that -> node.names().equals(that.names()) && matchAll(node, that.children(), leaves);
      case List<?> list -> matchAll(node, list, leaves);
      case Map<?, ?> map -> matchMap(node, map, leaves);
      case Optional<?> optional -> matchAll(node, optional.map(List::<Object>of).orElse(List.of()), leaves);
      case Object[] array -> matchAll(node, Arrays.asList(array), leaves);
      case null, default -> false;
    };
  }

  private static boolean matchMap(TreeDef.Node node, Map<?, ?> map, List<Tensor> leaves) {
    if (map.size() != node.names().size()) {
      return false;
    }
    for (int i = 0; i < node.names().size(); i++) {
      Object key = node.names().get(i);
      Object value = map.get(key);
      if (value == null && !map.containsKey(key) || !node.children().get(i).match(value, leaves)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchAll(TreeDef.Node node, List<?> values, List<Tensor> leaves) {
    List<TreeDef> children = node.children();
    if (values.size() != children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).match(values.get(i), leaves)) {
        return false;
      }
    }
    return true;
  }

  /// The paths of the tensors under `def`, in the order of flatten.
  static void paths(TreeDef def, String path, List<String> out) {
    switch (def) {
      case TreeDef.Leaf leaf -> out.add(path);
      case TreeDef.Static fixed -> {}
      case TreeDef.Node node -> {
        for (int i = 0; i < node.children().size(); i++) {
          paths(node.children().get(i), childPath(node, i, path), out);
        }
      }
    }
  }

  /// `params.layers[2]`: names of records behind a dot, places in brackets.
  static String childPath(TreeDef.Node node, int child, String path) {
    return switch (node.kind()) {
      case NODE -> path.isEmpty() ? String.valueOf(node.names().get(child)) : path + "." + node.names().get(child);
      case LIST, ARRAY, MAP -> path + "[" + node.names().get(child) + "]";
      case OPTIONAL -> path + ".get()";
    };
  }

  /// Sorted, so that the order never depends on how a map was made; JAX sorts dictionaries too.
  private static List<Object> sortedKeys(Map<?, ?> map) {
    List<Object> keys = new ArrayList<>(map.keySet());
    if (keys.stream().allMatch(Integer.class::isInstance)) {
      keys.sort(Comparator.comparing(Integer.class::cast));
    } else {
      keys.sort(Comparator.comparing(String::valueOf));
    }
    return keys;
  }

  private static List<@Nullable Object> valuesOf(Map<?, ?> map, List<Object> keys) {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (Object key : keys) {
      values.add(map.get(key));
    }
    return values;
  }

  private static List<Integer> indices(int count) {
    List<Integer> indices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      indices.add(i);
    }
    return indices;
  }
}
