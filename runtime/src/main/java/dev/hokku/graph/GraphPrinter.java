package dev.hokku.graph;

import java.util.List;
import java.util.stream.Collectors;

/// Writes graphs as text that `dev.hokku.graph.text.GraphParser` reads back.
///
/// ```text
/// graph (a:f32[8,16], b:f32[16]) {
///   c:f32[8,16] = broadcast_in_dim[shape=[8,16], dims={1}] b
///   d:f32[8,16] = add a c  # Linear.java:24
///   return d
/// }
/// ```
///
/// Parameters are the components of the primitive's record, as [Record#toString] writes them; graphs among them are indented.
public final class GraphPrinter {

  private static final String INDENT = "  ";

  private GraphPrinter() {}

  /// The text of `graph`, without a line end behind it.
  public static String print(Graph graph) {
    StringBuilder text = new StringBuilder("graph (");
    text.append(graph.invars().stream().map(Var::toString).collect(Collectors.joining(", "))).append(") {\n");
    for (Eqn eqn : graph.eqns()) {
      text.append(INDENT).append(print(eqn).replace("\n", "\n" + INDENT));
      if (!eqn.where().isEmpty()) {
        text.append("  # ").append(eqn.where().replace('\n', ' '));
      }
      text.append('\n');
    }
    String results = names(graph.outvars(), ", ");
    return text.append(INDENT).append("return").append(results.isEmpty() ? "" : " " + results).append("\n}").toString();
  }

  /// The text of one equation, without the place it came from: `d:f32[8] = add a c`.
  public static String print(Eqn eqn) {
    String results = eqn.out().stream().map(Var::toString).collect(Collectors.joining(", "));
    String operands = names(eqn.in(), " ");
    return results + " = " + eqn.op().name() + parameters(eqn) + (operands.isEmpty() ? "" : " " + operands);
  }

  /// What the record prints behind its class name; nothing if it has no components.
  private static String parameters(Eqn eqn) {
    String text = eqn.op().toString();
    int bracket = text.indexOf('[');
    return bracket < 0 || text.endsWith("[]") && bracket == text.length() - 2 ? "" : text.substring(bracket);
  }

  private static String names(List<? extends Atom> atoms, String separator) {
    return atoms.stream()
        .map(atom -> switch (atom) {
          case Var v -> v.name();
          case Literal l -> l.toString();
        })
        .collect(Collectors.joining(separator));
  }
}
