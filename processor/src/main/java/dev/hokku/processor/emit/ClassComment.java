package dev.hokku.processor.emit;

import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.lower.PureMethod;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import java.util.List;

/// Writes the comment of a generated class: what it is and, where parameters and first states are made, the tables of all of them. The other
/// class has the same rows in its [dev.hokku.Effects].
final class ClassComment {

  /// What most lines of a table fit into.
  private static final int WIDTH = 160;

  private ClassComment() {}

  static void write(PureClass pure, Mode mode, Tables tables, Code code) {
    ModuleModel module = pure.module();
    String sister = module.type().generated(mode == Mode.APPLY ? "Init" : "Apply").nested();
    code.line("/**");
    if (mode == Mode.APPLY) {
      code.line(" * {@link %s} as pure functions: everything they read is a parameter, everything they write is in the result. {@link %s} lists both.",
          module.type().nested(), sister);
    } else {
      code.line(" * What {@link %s} starts from: makes the parameters and the first state that {@link %s} reads.",
          module.type().nested(), sister);
    }
    if (mode == Mode.APPLY) {
      code.line(" *").line(" * @see %s", sister).line(" */");
      return;
    }
    for (PureMethod method : pure.methods()) {
      if (method.source().kind().isForward()) {
        tables(module, method, tables, pure.methods().stream().filter(m -> m.source().kind().isForward()).count() > 1, code);
      }
    }
    code.line(" *");
    code.line(" * @see %s", sister);
    code.line(" */");
  }

  private static void tables(ModuleModel module, PureMethod method, Tables tables, boolean named, Code code) {
    var rows = tables.rows(method.source().id());
    if (rows.isEmpty()) {
      return;
    }
    code.line(" *").line(" * <pre>");
    if (named) {
      code.raw(" * " + method.source().name() + "\n *");
    }
    String root = method.source().kind().isStatic() ? "" : module.scopeName();
    List<String> lines = TableText.lines(rows, root);
    StringBuilder table = new StringBuilder(lines.size() * WIDTH);
    for (String line : lines) {
      table.append(line.isEmpty() ? " *" : " * ").append(line).append('\n');
    }
    code.raw(TableText.escaped(table.toString())).line(" * </pre>");
  }
}
