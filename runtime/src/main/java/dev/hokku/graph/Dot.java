package dev.hokku.graph;

/// Draws graphs in the DOT language of Graphviz: a box per equation, an arrow per use with its type. Bodies are clusters.
public final class Dot {

  private final StringBuilder text = new StringBuilder();
  private int clusters;

  private Dot() {}

  /// The drawing of `graph`.
  ///
  /// @param title the name written above it
  public static String draw(Graph graph, String title) {
    Dot dot = new Dot();
    dot.line("digraph hokku {");
    dot.line("  label=%s; labelloc=t; node [shape=box, fontname=monospace]; edge [fontname=monospace, fontsize=9];".formatted(quote(title)));
    dot.graph(graph, "g");
    dot.line("}");
    return dot.text.toString();
  }

  /// @param prefix makes names of variables unique across bodies
  private void graph(Graph graph, String prefix) {
    for (Var v : graph.invars()) {
      line("  %s [label=%s, shape=ellipse];".formatted(node(prefix, v), quote(v.toString())));
    }
    for (Eqn eqn : graph.eqns()) {
      equation(eqn, prefix);
    }
    for (int i = 0; i < graph.outvars().size(); i++) {
      String result = "%s_out%d".formatted(prefix, i);
      line("  %s [label=%s, shape=ellipse, style=bold];".formatted(result, quote("result " + i)));
      edge(graph.outvars().get(i), prefix, result, i);
    }
  }

  /// All results of an equation share the box of the first one; an equation without results has one of its own.
  private void equation(Eqn eqn, String prefix) {
    String box = eqn.out().isEmpty() ? "%s_effect%d".formatted(prefix, clusters++) : node(prefix, eqn.out().getFirst());
    String where = eqn.where().isEmpty() ? "" : "\n" + eqn.where();
    line("  %s [label=%s];".formatted(box, quote(eqn.op().name() + where)));
    for (Var other : eqn.out().subList(Math.min(1, eqn.out().size()), eqn.out().size())) {
      line("  %s [label=%s, shape=point]; %s -> %s;".formatted(node(prefix, other), quote(""), box, node(prefix, other)));
    }
    for (int i = 0; i < eqn.in().size(); i++) {
      edge(eqn.in().get(i), prefix, box, i);
    }
    if (eqn.op() instanceof HasBodies op) {
      for (Graph body : op.bodies()) {
        String inner = "c%d".formatted(clusters++);
        line("  subgraph cluster_%s { label=%s;".formatted(inner, quote(op.name())));
        graph(body, inner);
        line("  }");
      }
    }
  }

  private void edge(Atom from, String prefix, String to, int place) {
    switch (from) {
      case Var v -> line("  %s -> %s [label=%s];".formatted(node(prefix, v), to, quote(v.aval().toString())));
      case Literal literal -> {
        String constant = "%s_lit%d".formatted(to, place);
        line("  %s [label=%s, shape=plaintext]; %s -> %s;".formatted(constant, quote(literal.toString()), constant, to));
      }
    }
  }

  private static String node(String prefix, Var v) {
    return prefix + "_v" + v.id();
  }

  private static String quote(String label) {
    return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
