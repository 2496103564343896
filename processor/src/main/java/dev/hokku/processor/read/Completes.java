package dev.hokku.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import java.util.List;

/// Whether what stands behind a statement is reached from it.
final class Completes {

  private Completes() {}

  static boolean normally(Tree branch) {
    return switch (branch) {
      case ReturnTree ignored -> false;
      case ThrowTree ignored -> false;
      case ContinueTree ignored -> false;
      case BreakTree ignored -> false;
      case BlockTree block -> last(block.getStatements());
      case CaseTree c -> c.getBody() == null ? lastOfCase(c.getStatements()) : !(c.getBody() instanceof StatementTree s) || normally(s);
      case IfTree i -> i.getElseStatement() == null || normally(i.getThenStatement()) || normally(i.getElseStatement());
      default -> true;
    };
  }

  private static boolean last(List<? extends StatementTree> statements) {
    return statements.isEmpty() || normally(statements.getLast());
  }

  /// A `break` leaves the switch and goes on behind it.
  private static boolean lastOfCase(List<? extends StatementTree> statements) {
    return statements.isEmpty() || statements.getLast() instanceof BreakTree || normally(statements.getLast());
  }
}
