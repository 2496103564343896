package dev.hokku.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.hokku.Intrinsic;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/// Finds random keys that a body uses twice by hand. Two samples of one key are not independent.
///
/// A key is used where it is given to a call, or asked for other keys. The body is followed as it runs: of branches either one, of a
/// loop two rounds, a lambda where it stands. A variable that is assigned anew holds another key. Functions marked
/// [Intrinsic.DerivesKey] may be given one key again and again, with other data each time.
final class KeyUses extends TreeScanner<@Nullable Void, @Nullable Void> {

  /// One use.
  ///
  /// @param key the expression, with its variable's first name
  /// @param data what the key is joined with; null if it is used for itself
  /// @param names all variables in key and data: where one changes, this use is forgotten
  private record Use(String key, @Nullable String data, Set<String> names, Span span) {

    boolean clashesWith(Use other) {
      return key.equals(other.key) && (data == null || other.data == null || data.equals(other.data));
    }
  }

  private final Scene scene;
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<Span> said = new HashSet<>();
  private Set<Use> used = new LinkedHashSet<>();

  private KeyUses(Scene scene) {
    this.scene = scene;
  }

  /// Adds a [Site.KeyReuse] to the scene for each key of a method that is used again.
  static void read(MethodTree method, Scene scene) {
    if (scene.unit.mentionsKeys()) {
      new KeyUses(scene).scan(method.getBody(), null);
    }
  }

  // Uses.

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree t, @Nullable Void nothing) {
    ExecutableElement method = scene.element(t) instanceof ExecutableElement m ? m : null;
    boolean derives = method != null && Marks.has(method, Intrinsic.DerivesKey.class);
    if (t.getMethodSelect() instanceof MemberSelectTree select) {
      ExpressionTree receiver = select.getExpression();
      if (method != null && scene.library.isKey(scene.type(receiver)) && scene.library.holdsKeys(method.getReturnType())) {
        use(receiver, derives ? t.getArguments() : null);
      } else {
        scan(receiver, null);
      }
    }
    arguments(t.getArguments(), derives);
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree t, @Nullable Void nothing) {
    arguments(t.getArguments(), false);
    return scan(t.getClassBody(), nothing);
  }

  /// Lambdas of one call are alternatives, as those of `cond` are.
  private void arguments(List<? extends ExpressionTree> arguments, boolean derives) {
    List<Tree> lambdas = new ArrayList<>();
    for (ExpressionTree argument : arguments) {
      if (argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree) {
        lambdas.add(argument);
      } else if (scene.library.isKey(scene.type(argument))) {
        use(argument, derives ? arguments.stream().filter(a -> a != argument).toList() : null);
      } else {
        scan(argument, null);
      }
    }
    if (!lambdas.isEmpty()) {
      branches(lambdas, false);
    }
  }

  private void use(ExpressionTree expression, @Nullable List<? extends ExpressionTree> data) {
    Set<String> names = new HashSet<>();
    String written = path(expression, names);
    if (data != null) {
      data.forEach(d -> new Identifiers(names).scan(d, null));
      scan(data, null);
    }
    if (written == null) {
      scan(expression, null);
      return;
    }
    String key = aliases.getOrDefault(written, written);
    String joined = data == null ? null : data.stream().map(scene.unit::text).collect(Collectors.joining(","));
    Use use = new Use(key, joined, Set.copyOf(names), scene.span(expression));
    for (Use before : used) {
      if (before.clashesWith(use) && said.add(use.span())) {
        scene.add(new Site.KeyReuse(use.span(), scene.unit.text(expression), before.span()));
      }
    }
    used.add(use);
  }

  /// The text of an expression that gives the same key whenever it is evaluated; null for one that makes a key.
  private @Nullable String path(ExpressionTree t, Set<String> names) {
    return switch (t) {
      case ParenthesizedTree p -> path(p.getExpression(), names);
      case IdentifierTree i -> {
        names.add(i.getName().toString());
        yield i.getName().toString();
      }
      case MemberSelectTree s when s.getExpression() instanceof IdentifierTree i && i.getName().contentEquals("this") -> {
        names.add(s.getIdentifier().toString());
        yield s.getIdentifier().toString();
      }
      case MemberSelectTree s -> joined(path(s.getExpression(), names), "." + s.getIdentifier());
      case ArrayAccessTree a -> joined(path(a.getExpression(), names), element(List.of(a.getIndex()), names));
      case MethodInvocationTree call when call.getMethodSelect() instanceof MemberSelectTree s && isRead(call) ->
          joined(joined(path(s.getExpression(), names), "." + s.getIdentifier()), element(call.getArguments(), names));
      default -> null;
    };
  }

  private static @Nullable String joined(@Nullable String before, @Nullable String after) {
    return before == null || after == null ? null : before + after;
  }

  private @Nullable String element(List<? extends ExpressionTree> indices, Set<String> names) {
    for (ExpressionTree index : indices) {
      if (!(index instanceof LiteralTree) && !(index instanceof IdentifierTree)) {
        return null;
      }
      new Identifiers(names).scan(index, null);
    }
    return indices.stream().map(scene.unit::text).collect(Collectors.joining(",", "[", "]"));
  }

  /// Whether a call only reads what is there: an element of a collection, a record's component.
  private boolean isRead(MethodInvocationTree call) {
    return scene.element(call) instanceof ExecutableElement method
        && (TypeNames.packageOf(method).equals("java.util") && method.getSimpleName().toString().startsWith("get")
            || method.getEnclosingElement().getKind() == ElementKind.RECORD && method.getParameters().isEmpty());
  }

  // What changes variables.

  @Override
  public @Nullable Void visitVariable(VariableTree t, @Nullable Void nothing) {
    Tree value = t.getInitializer();
    scan(value, nothing);
    String name = t.getName().toString();
    forget(name);
    if (value instanceof IdentifierTree other && scene.library.isKey(scene.type(other))) {
      aliases.put(name, aliases.getOrDefault(other.getName().toString(), other.getName().toString()));
    }
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    forget(t.getVariable().toString());
    return null;
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    forget(t.getVariable().toString());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    switch (t.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> forget(t.getExpression().toString());
      default -> {
        // other operators only read
      }
    }
    return null;
  }

  private void forget(String variable) {
    aliases.remove(variable);
    used.removeIf(use -> use.names().contains(variable) || use.key().equals(variable));
  }

  // Branches: what any of them has used is used behind them.

  private void branches(Collection<? extends @Nullable Tree> branches, boolean mayDoNothing) {
    Set<Use> before = used;
    Set<Use> behind = new LinkedHashSet<>(mayDoNothing ? before : Set.of());
    for (Tree branch : branches) {
      used = new LinkedHashSet<>(before);
      scan(branch, null);
      if (branch == null || Completes.normally(branch)) {
        behind.addAll(used);
      }
    }
    used = behind;
  }

  @Override
  public @Nullable Void visitIf(IfTree t, @Nullable Void nothing) {
    scan(t.getCondition(), nothing);
    branches(t.getElseStatement() == null ? List.of(t.getThenStatement()) : List.of(t.getThenStatement(), t.getElseStatement()),
        t.getElseStatement() == null);
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree t, @Nullable Void nothing) {
    scan(t.getCondition(), nothing);
    branches(List.of(t.getTrueExpression(), t.getFalseExpression()), false);
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    branches(t.getCases(), true);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    branches(t.getCases(), false);
    return null;
  }

  @Override
  public @Nullable Void visitCase(CaseTree t, @Nullable Void nothing) {
    return t.getBody() == null ? scan(t.getStatements(), nothing) : scan(t.getBody(), nothing);
  }

  @Override
  public @Nullable Void visitTry(TryTree t, @Nullable Void nothing) {
    scan(t.getResources(), nothing);
    scan(t.getBlock(), nothing);
    branches(t.getCatches().stream().map(CatchTree::getBlock).toList(), true);
    return scan(t.getFinallyBlock(), nothing);
  }

  // Loops: what the second round uses again, each round does.

  @Override
  public @Nullable Void visitForLoop(ForLoopTree t, @Nullable Void nothing) {
    scan(t.getInitializer(), nothing);
    for (int round = 0; round < 2; round++) {
      scan(t.getCondition(), nothing);
      scan(t.getStatement(), nothing);
      scan(t.getUpdate(), nothing);
    }
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree t, @Nullable Void nothing) {
    scan(t.getExpression(), nothing);
    for (int round = 0; round < 2; round++) {
      scan(t.getVariable(), nothing);
      scan(t.getStatement(), nothing);
    }
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree t, @Nullable Void nothing) {
    for (int round = 0; round < 2; round++) {
      scan(t.getCondition(), nothing);
      scan(t.getStatement(), nothing);
    }
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree t, @Nullable Void nothing) {
    for (int round = 0; round < 2; round++) {
      scan(t.getStatement(), nothing);
      scan(t.getCondition(), nothing);
    }
    return null;
  }

  /// A class has bodies of its own.
  @Override
  public @Nullable Void visitClass(ClassTree t, @Nullable Void nothing) {
    return null;
  }

  /// Collects the variables in an expression.
  private static final class Identifiers extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> names;

    Identifiers(Set<String> names) {
      this.names = names;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree t, @Nullable Void nothing) {
      names.add(t.getName().toString());
      return null;
    }
  }
}
