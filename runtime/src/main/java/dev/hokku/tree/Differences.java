package dev.hokku.tree;

import java.util.Optional;

/// Says where two structures first differ.
final class Differences {

  private Differences() {}

  /// The first difference at or below `path`, found in the order of flatten.
  static Optional<String> first(TreeDef left, TreeDef right, String path) {
    if (left instanceof TreeDef.Node a && right instanceof TreeDef.Node b && a.sameType(b)) {
      return a.kind() == TreeDef.Kind.LIST || a.kind() == TreeDef.Kind.ARRAY || a.kind() == TreeDef.Kind.OPTIONAL
          ? firstInSequence(a, b, path)
          : firstByName(a, b, path);
    }
    return left.equals(right) ? Optional.empty() : Optional.of("%s is %s in one and %s in the other".formatted(at(path), word(left), word(right)));
  }

  private static Optional<String> firstInSequence(TreeDef.Node a, TreeDef.Node b, String path) {
    int shared = Math.min(a.children().size(), b.children().size());
    for (int i = 0; i < shared; i++) {
      Optional<String> below = first(a.children().get(i), b.children().get(i), Nodes.childPath(a, i, path));
      if (below.isPresent()) {
        return below;
      }
    }
    return a.children().size() == b.children().size()
        ? Optional.empty()
        : Optional.of("%s has %d elements in one and %d in the other".formatted(at(path), a.children().size(), b.children().size()));
  }

  private static Optional<String> firstByName(TreeDef.Node a, TreeDef.Node b, String path) {
    for (int i = 0; i < a.names().size(); i++) {
      int j = b.names().indexOf(a.names().get(i));
      if (j < 0) {
        return Optional.of("%s is in one and missing in the other".formatted(at(Nodes.childPath(a, i, path))));
      }
      Optional<String> below = first(a.children().get(i), b.children().get(j), Nodes.childPath(a, i, path));
      if (below.isPresent()) {
        return below;
      }
    }
    for (int j = 0; j < b.names().size(); j++) {
      if (!a.names().contains(b.names().get(j))) {
        return Optional.of("%s is missing in one and present in the other".formatted(at(Nodes.childPath(b, j, path))));
      }
    }
    return a.names().equals(b.names()) ? Optional.empty() : Optional.of("%s has its entries in another order".formatted(at(path)));
  }

  private static String at(String path) {
    return path.isEmpty() ? "The whole value" : "'" + path + "'";
  }

  private static String word(TreeDef def) {
    return switch (def) {
      case TreeDef.Leaf leaf -> "a tensor";
      case TreeDef.Static(Object value) -> "the static value " + value;
      case TreeDef.Node node -> "a " + node.typeName();
    };
  }
}
