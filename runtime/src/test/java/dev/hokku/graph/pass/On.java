package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.graph.Graph;
import dev.hokku.graph.text.GraphParser;

/// Reads as: on this graph, a pass gives that.
///
/// Graphs are written without their frame: `"(a:f32[8])", "b:f32[8] = neg a", "return b"`. Dead equations are dropped from the result, since passes leave
/// them behind, and the names are those of the graph before.
final class On {

  private final Graph before;

  private On(Graph before) {
    this.before = before;
  }

  static On graph(String inputs, String... lines) {
    return new On(parse(inputs, lines));
  }

  /// The inputs stay, the equations become these.
  void becomes(Pass pass, String... lines) {
    Graph after = Pipelines.of(pass, new DeadCode()).run(before);
    String inputs = before.toString().substring("graph ".length(), before.toString().indexOf(')') + 1);
    assertEquals(parse(inputs, lines).toString(), after.toString());
  }

  /// The pass does not fire.
  void stays(Pass pass) {
    assertEquals(before.toString(), pass.withBodies().run(before).toString());
  }

  private static Graph parse(String inputs, String... lines) {
    return GraphParser.parse("graph " + inputs + " {\n" + String.join("\n", lines) + "\n}");
  }
}
