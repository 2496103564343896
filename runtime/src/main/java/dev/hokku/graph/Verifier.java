package dev.hokku.graph;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.ShapedArray;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Checks that a graph is one: each variable is defined once and before it is used, numbers are unique, and each equation's results have the
/// types that its primitive gives them. Bodies are checked too. Runs between passes, so that a wrong pass is found where it is wrong.
public final class Verifier {

  private final Set<Var> defined = new HashSet<>();
  private final Set<Integer> ids = new HashSet<>();
  private final String place;

  private Verifier(String place) {
    this.place = place;
  }

  /// Returns `graph` if it is sound.
  ///
  /// @param place who made it, for the message: the name of a pass
  /// @throws HokkuException if it is not; the message names the equation
  public static Graph verify(Graph graph, String place) {
    new Verifier(place).check(graph);
    return graph;
  }

  private void check(Graph graph) {
    graph.invars().forEach(v -> define(v, () -> "the inputs"));
    for (Eqn eqn : graph.eqns()) {
      Supplier<String> text = () -> GraphPrinter.print(eqn); // only for a message: printing every equation takes long
      eqn.in().forEach(atom -> use(atom, text));
      eqn.out().forEach(v -> define(v, text));
      checkTypes(eqn, text);
      if (eqn.op() instanceof HasBodies op) {
        op.bodies().forEach(body -> verify(body, place + ", body of " + op.name()));
      }
    }
    graph.outvars().forEach(atom -> use(atom, () -> "return"));
  }

  private void define(Var v, Supplier<String> text) {
    if (!defined.add(v)) {
      throw wrong("%s is defined twice, again in: %s".formatted(v, text.get()));
    }
    if (!ids.add(v.id())) {
      throw wrong("Two variables have the name %s, the second in: %s".formatted(v.name(), text.get()));
    }
  }

  private void use(Atom atom, Supplier<String> text) {
    if (atom instanceof Var v && !defined.contains(v)) {
      throw wrong("%s is used before it is defined, in: %s".formatted(v, text.get()));
    }
  }

  private void checkTypes(Eqn eqn, Supplier<String> text) {
    List<ShapedArray> expected = eqn.op().abstractEval(eqn.in().stream().map(Atom::aval).toList());
    List<ShapedArray> actual = eqn.out().stream().map(Var::aval).toList();
    if (!expected.equals(actual)) {
      throw wrong("%s gives %s, but the equation says %s: %s".formatted(eqn.op().name(), expected, actual, text.get()));
    }
  }

  private HokkuException wrong(String text) {
    return new HokkuException(
        text, place, "A pass or a transform made this graph; it has a defect. Report it with the text of the graph before it.");
  }
}
