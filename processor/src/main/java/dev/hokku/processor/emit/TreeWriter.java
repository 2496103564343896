package dev.hokku.processor.emit;

import dev.hokku.processor.model.TreeModel;
import dev.hokku.processor.model.TreeModel.Component;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the interface that takes an `@HkTree` record apart and rebuilds it from an instance, without reflection.
public final class TreeWriter extends InterfaceWriter {

  private static final String LIST = TypeRef.mark(TypeRef.of("java.util", "List"));
  private static final String ARRAYS = TypeRef.mark(TypeRef.of("java.util", "Arrays"));
  private static final String OBJECT = TypeRef.mark(TypeRef.of("java.lang", "Object"));
  private static final String STRING = TypeRef.mark(TypeRef.of("java.lang", "String"));

  private final TreeModel tree;

  public TreeWriter(TreeModel tree, Surroundings surroundings) {
    super(tree.type(), tree.tree(), tree.isPublic(), tree.variables(), Set.of(), surroundings);
    this.tree = tree;
  }

  @Override
  String comment() {
    return "Takes a {@link " + tree.type().nested() + "} apart into its components and rebuilds it.";
  }

  @Override
  List<String> parents() {
    return List.of(TypeRef.mark(RuntimeNames.TREE_NODE));
  }

  @Override
  void writeMembers() {
    writeNames();
    writeChildren();
    writeWithChildren();
  }

  private void writeNames() {
    String names = tree.components().stream().map(c -> "\"" + c.name() + "\"").collect(Collectors.joining(", "));
    code.line("@Override");
    method("default " + LIST + "<" + STRING + "> names() {", "return " + LIST + ".of(" + names + ")");
  }

  /// Components may be null, so the list must allow it.
  private void writeChildren() {
    code.line("@Override");
    String head = "default " + LIST + "<" + OBJECT + "> children() {";
    if (tree.components().isEmpty()) {
      method(head, "return " + LIST + ".of()");
      return;
    }
    String reads = tree.components().stream().map(c -> "self." + c.name() + "()").collect(Collectors.joining(", "));
    String one = tree.components().size() == 1 ? "(" + OBJECT + ") " : "";
    method(head, self() + " self = (" + self() + ") this;\nreturn " + ARRAYS + ".asList(" + one + reads + ")");
  }

  private void writeWithChildren() {
    List<String> arguments = new ArrayList<>();
    for (Component c : tree.components()) {
      arguments.add((c.type().equals(OBJECT) ? "" : "(" + c.type() + ") ") + "children.get(" + arguments.size() + ")");
    }
    code.line("@Override");
    if (tree.components().stream().anyMatch(Component::unchecked)) {
      code.line("@SuppressWarnings(\"unchecked\")");
    }
    method("default " + self() + " withChildren(" + LIST + "<" + OBJECT + "> children) {",
        "return new " + TypeRef.mark(tree.type()) + (tree.variables().isEmpty() ? "" : "<>") + "(" + String.join(", ", arguments) + ")");
  }
}
