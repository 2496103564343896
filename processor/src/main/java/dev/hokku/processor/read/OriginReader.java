package dev.hokku.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Follows modules through one constructor, or the field initialisers, from where they are made or passed into the fields.
///
/// A simple flow in source order: what is assigned or added to a local variable flows into it, and on into the field.
final class OriginReader extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final Unit unit;
  private final NestedAnalysis nested;
  private final List<? extends VariableElement> parameters;
  private final Map<Element, Origin> locals = new HashMap<>();
  private final Deque<Integer> loops = new ArrayDeque<>();
  private int branches;

  /// What flows into each field, by name.
  final Map<String, Origin> fields = new LinkedHashMap<>();
  /// Module classes that are made on every path, with the place.
  final Map<TypeRef, Integer> always = new LinkedHashMap<>();
  /// The arguments of `this(…)`, if the constructor starts with it.
  @Nullable MethodInvocationTree delegates;

  OriginReader(Unit unit, NestedAnalysis nested, List<? extends VariableElement> parameters) {
    this.unit = unit;
    this.nested = nested;
    this.parameters = parameters;
  }

  /// Reads a field's initialiser.
  void initialiser(VariableTree field) {
    if (field.getInitializer() != null) {
      scan(field.getInitializer(), null);
      fields.merge(field.getName().toString(), of(field.getInitializer()), Origin::and);
    }
  }

  /// The parameters of a record's compact constructor are assigned to its fields when it ends.
  void compact(List<String> components) {
    for (VariableElement p : parameters) {
      if (components.contains(p.getSimpleName().toString())) {
        fields.merge(p.getSimpleName().toString(), locals.getOrDefault(p, passed(p)), Origin::and);
      }
    }
  }

  Origin of(@Nullable Tree tree) {
    return switch (tree) {
      case null -> Origin.NONE;
      case IdentifierTree name -> named(unit.element(name));
      case MemberSelectTree select -> {
        Origin owner = of(select.getExpression());
        yield owner.isNone() && Holders.holds(unit.type(select), nested.types) ? given(select.getExpression()) : owner;
      }
      case ArrayAccessTree array -> of(array.getExpression());
      case ConditionalExpressionTree choice -> of(choice.getTrueExpression()).and(of(choice.getFalseExpression()));
      case NewClassTree creation when made(creation) != null -> Origin.made(unit.start(creation), Set.copyOf(loops));
      case MemberReferenceTree reference -> makes(reference) ? Origin.made(unit.start(reference), Set.copyOf(loops)) : Origin.NONE;
      case LambdaExpressionTree lambda -> inside(lambda.getBody());
      case MethodInvocationTree call -> call(call);
      default -> inside(tree);
    };
  }

  private Origin named(@Nullable Element e) {
    if (e == null) {
      return Origin.NONE;
    }
    Origin flowed = locals.get(e);
    return flowed != null ? flowed : e instanceof VariableElement v ? passed(v) : Origin.NONE;
  }

  private Origin passed(VariableElement v) {
    int index = parameters.indexOf(v);
    return index >= 0 && Holders.holds(v.asType(), nested.types) ? Origin.passed(index) : Origin.NONE;
  }

  /// A module in a field of a parameter, of a builder for instance, was there before the constructor ran.
  private Origin given(Tree owner) {
    return switch (owner) {
      case IdentifierTree name when unit.element(name) instanceof VariableElement v && parameters.contains(v) -> Origin.passed(parameters.indexOf(v));
      case MemberSelectTree select -> given(select.getExpression());
      default -> Origin.NONE;
    };
  }

  /// The module class whose constructor an expression calls or refers to, or null.
  private @Nullable TypeElement made(ExpressionTree creation) {
    return unit.element(creation) instanceof ExecutableElement c && c.getEnclosingElement() instanceof TypeElement type && TypeNames.isModule(type) ? type : null;
  }

  private boolean makes(MemberReferenceTree reference) {
    return reference.getMode() == MemberReferenceTree.ReferenceMode.NEW && made(reference) != null;
  }

  private Origin call(MethodInvocationTree call) {
    Origin found = call.getMethodSelect() instanceof MemberSelectTree select ? of(select.getExpression()) : Origin.NONE;
    for (ExpressionTree argument : call.getArguments()) {
      found = found.and(of(argument));
    }
    boolean returnsModules = Holders.element(unit.type(call), nested.types) != null;
    return found.isNone() && returnsModules ? Origin.made(unit.start(call), Set.copyOf(loops)) : found;
  }

  /// The union over the parts of any other expression, and over all that a lambda's body makes.
  private Origin inside(Tree tree) {
    Origin[] found = {Origin.NONE};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree t, @Nullable Void nothing) {
        if (t != null && t != tree && t instanceof ExpressionTree) {
          found[0] = found[0].and(of(t));
          return null;
        }
        return super.scan(t, nothing);
      }
    }.scan(tree, null);
    return found[0];
  }

  @Override
  public @Nullable Void visitVariable(VariableTree t, @Nullable Void nothing) {
    super.visitVariable(t, nothing);
    if (unit.element(t) instanceof Element local && t.getInitializer() != null) {
      locals.merge(local, of(t.getInitializer()), Origin::and);
    }
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree t, @Nullable Void nothing) {
    super.visitAssignment(t, nothing);
    Tree target = t.getVariable() instanceof ArrayAccessTree array ? array.getExpression() : t.getVariable();
    flow(unit.element(target), of(t.getExpression()));
    return null;
  }

  private void flow(@Nullable Element target, Origin value) {
    if (target == null) {
      return;
    }
    if (target.getKind() == ElementKind.FIELD) {
      fields.merge(target.getSimpleName().toString(), value, Origin::and);
    } else if (parameters.contains(target)) {
      // an assigned parameter keeps what was passed unless it is overwritten on every path, which is not followed
      Origin before = locals.getOrDefault(target, branches > 0 ? passed((VariableElement) target) : Origin.NONE);
      locals.put(target, before.and(value));
    } else {
      locals.merge(target, value, Origin::and);
    }
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree t, @Nullable Void nothing) {
    if (t.getMethodSelect() instanceof IdentifierTree i && i.getName().contentEquals("this")) {
      delegates = t;
    }
    if (t.getMethodSelect() instanceof MemberSelectTree select
        && unit.element(select.getExpression()) instanceof VariableElement receiver
        && Holders.holds(receiver.asType(), nested.types)) {
      Origin added = Origin.NONE;
      for (ExpressionTree argument : t.getArguments()) {
        added = added.and(of(argument));
      }
      if (!added.isNone()) {
        flow(receiver, added);
      }
    }
    return super.visitMethodInvocation(t, nothing);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree t, @Nullable Void nothing) {
    if (branches == 0 && made(t) instanceof TypeElement type) {
      always.putIfAbsent(TypeNames.ref(type), unit.start(t));
    }
    return super.visitNewClass(t, nothing);
  }

  private @Nullable Void branch(Runnable walk) {
    branches++;
    walk.run();
    branches--;
    return null;
  }

  private @Nullable Void loop(Tree t, Runnable walk) {
    loops.push(unit.start(t));
    branch(walk);
    loops.pop();
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree t, @Nullable Void nothing) {
    return branch(() -> super.visitIf(t, null));
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree t, @Nullable Void nothing) {
    return branch(() -> super.visitConditionalExpression(t, null));
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree t, @Nullable Void nothing) {
    return branch(() -> super.visitSwitch(t, null));
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree t, @Nullable Void nothing) {
    return branch(() -> super.visitSwitchExpression(t, null));
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree t, @Nullable Void nothing) {
    return branch(() -> super.visitLambdaExpression(t, null));
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree t, @Nullable Void nothing) {
    return loop(t, () -> super.visitForLoop(t, null));
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree t, @Nullable Void nothing) {
    return loop(t, () -> super.visitEnhancedForLoop(t, null));
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree t, @Nullable Void nothing) {
    return loop(t, () -> super.visitWhileLoop(t, null));
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree t, @Nullable Void nothing) {
    return loop(t, () -> super.visitDoWhileLoop(t, null));
  }

  Set<Integer> passedInto(String field) {
    return new LinkedHashSet<>(fields.getOrDefault(field, Origin.NONE).passed());
  }
}
