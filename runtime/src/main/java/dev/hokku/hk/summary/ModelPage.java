package dev.hokku.hk.summary;

import dev.hokku.graph.Eqn;
import dev.hokku.graph.GraphPrinter;
import java.util.Locale;

/// Writes a [ModelInfo] as a page of foldable lists.
final class ModelPage {

  private ModelPage() {}

  static String write(ModelInfo model) {
    StringBuilder page = new StringBuilder("""
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Model</title>
        <style>details { margin-left: 1.5em } code { display: block; margin-left: 1.5em }</style>
        """);
    call(model, page);
    return page.append("</html>\n").toString();
  }

  private static void call(ModelInfo call, StringBuilder page) {
    page.append("<details open><summary>").append(escaped(call.name())).append(call.method().isEmpty() ? "" : "." + call.method())
        .append(String.format(Locale.ROOT, ": %,d parameters, %,d equations", call.paramCount(), equations(call)))
        .append("</summary>\n");
    for (ModelPart part : call.parts()) {
      switch (part) {
        case ModelPart.Step(Eqn eqn) -> page.append("<code>").append(escaped(GraphPrinter.print(eqn))).append("</code>\n");
        case ModelInfo inner -> call(inner, page);
      }
    }
    page.append("</details>\n");
  }

  /// Those of inner calls included.
  private static long equations(ModelInfo call) {
    return call.steps().size() + call.calls().stream().mapToLong(ModelPage::equations).sum();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
