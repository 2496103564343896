package dev.hokku.hk.summary;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Var;

/// Draws a [ModelInfo] in the DOT language of Graphviz: a cluster per call, a box per equation, an arrow per use with its type.
final class ModelDrawing {

  private final StringBuilder text = new StringBuilder();
  private int clusters;
  private int effects;

  private ModelDrawing() {}

  static String draw(ModelInfo model) {
    ModelDrawing drawing = new ModelDrawing();
    drawing.text.append("digraph model {\n  node [shape=box, fontname=monospace]; edge [fontname=monospace, fontsize=9];\n");
    drawing.parts(model, "  ");
    return drawing.text.append("}\n").toString();
  }

  private void parts(ModelInfo call, String indent) {
    for (ModelPart part : call.parts()) {
      switch (part) {
        case ModelPart.Step(Eqn eqn) -> equation(eqn, indent);
        case ModelInfo inner -> {
          text.append(indent).append("subgraph cluster_").append(clusters++).append(" { label=\"").append(title(inner)).append("\";\n");
          parts(inner, indent + "  ");
          text.append(indent).append("}\n");
        }
      }
    }
  }

  /// `mlp/~/linear_0`, with the method behind it.
  private static String title(ModelInfo call) {
    return call.name() + "." + call.method();
  }

  private void equation(Eqn eqn, String indent) {
    String box = eqn.out().isEmpty() ? "effect" + effects++ : node(eqn.out().getFirst());
    text.append(indent).append(box).append(" [label=\"").append(eqn.op().name()).append("\"];\n");
    for (Var other : eqn.out().subList(Math.min(1, eqn.out().size()), eqn.out().size())) {
      text.append(indent).append(node(other)).append(" [shape=point]; ").append(box).append(" -> ").append(node(other)).append(";\n");
    }
    for (Atom operand : eqn.in()) {
      if (operand instanceof Var v) {
        text.append(indent).append(node(v)).append(" -> ").append(box).append(" [label=\"").append(v.aval()).append("\"];\n");
      }
    }
  }

  private static String node(Var v) {
    return "v" + v.id();
  }
}
