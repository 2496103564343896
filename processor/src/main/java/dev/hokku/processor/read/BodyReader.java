package dev.hokku.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.hokku.processor.model.Site;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Walks one body and notes every site that lowering must touch or a check must refuse.
///
/// Invocations are read by [CallReader], method references by [ReferenceReader], names by [NameReader].
final class BodyReader extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final Scene scene;
  private final Tree root;
  private final CallReader calls;
  private final ReferenceReader references;
  private final NameReader names;

  /// @param root the method or initialiser whose body is read
  BodyReader(Scene scene, Tree root) {
    this.scene = scene;
    this.root = root;
    HandedReader handed = new HandedReader(scene, root);
    this.calls = new CallReader(scene, this, handed);
    this.references = new ReferenceReader(scene, this, handed);
    this.names = new NameReader(scene, this, root);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree t, @Nullable Void nothing) {
    if (calls.read(t)) {
      return null;
    }
    return super.visitMethodInvocation(t, nothing);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree t, @Nullable Void nothing) {
    if (references.read(t)) {
      return null;
    }
    return super.visitMemberReference(t, nothing);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree t, @Nullable Void nothing) {
    names.read(t);
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree t, @Nullable Void nothing) {
    if (names.read(t)) {
      return null;
    }
    return super.visitMemberSelect(t, nothing);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree t, @Nullable Void nothing) {
    scene.identifiers.add(t.getName().toString());
    Tree value = t.getInitializer();
    if ((value instanceof LambdaExpressionTree || value instanceof MemberReferenceTree) && scene.element(t) instanceof Element variable) {
      scene.noteLambda(variable, scene.span(value));
    }
    return super.visitVariable(t, nothing);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree t, @Nullable Void nothing) {
    if (scene.element(t) instanceof ExecutableElement constructor) {
      TypeElement made = (TypeElement) constructor.getEnclosingElement();
      scene.checkAccess(t, constructor, getCurrentPath(), root);
      if (t.getClassBody() == null && TypeNames.isModule(made)) {
        scene.add(new Site.Make(
            scene.span(t), scene.library.typeConstant(made), Optional.empty(),
            Copies.isCopied(getCurrentPath(), scene), GivenNames.of(t, scene), Optional.empty(), made.getTypeParameters().isEmpty()));
      } else if (t.getClassBody() == null) {
        scene.library.foreignModule(made).forEach(method -> scene.foreign(t, method, made.getSimpleName().toString()));
      }
      if (isInner(made) && t.getEnclosingExpression() == null && scene.sameTopLevel(made)) {
        scene.hazard(t, Site.Kind.INNER_CREATION, made.getSimpleName());
      }
    }
    return super.visitNewClass(t, nothing);
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC)
        && type.getKind() == ElementKind.CLASS;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree t, @Nullable Void nothing) {
    if (t instanceof ForLoopTree || t instanceof EnhancedForLoopTree || t instanceof WhileLoopTree || t instanceof DoWhileLoopTree
        || t instanceof LambdaExpressionTree) {
      scene.loops.add(scene.span(t));
      scene.conditional.add(scene.span(t));
    }
    return super.scan(t, nothing);
  }

  @Override
  public @Nullable Void visitIf(IfTree t, @Nullable Void nothing) {
    conditional(t.getThenStatement(), t.getElseStatement());
    return super.visitIf(t, nothing);
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree t, @Nullable Void nothing) {
    conditional(t.getTrueExpression(), t.getFalseExpression());
    return super.visitConditionalExpression(t, nothing);
  }

  @Override
  public @Nullable Void visitCase(CaseTree t, @Nullable Void nothing) {
    conditional(t);
    return super.visitCase(t, nothing);
  }

  @Override
  public @Nullable Void visitCatch(CatchTree t, @Nullable Void nothing) {
    conditional(t);
    return super.visitCatch(t, nothing);
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree t, @Nullable Void nothing) {
    if (t.getKind() == Tree.Kind.CONDITIONAL_AND || t.getKind() == Tree.Kind.CONDITIONAL_OR) {
      conditional(t.getRightOperand());
    }
    return super.visitBinary(t, nothing);
  }

  private void conditional(@Nullable Tree... parts) {
    for (Tree part : parts) {
      if (part != null) {
        scene.conditional.add(scene.span(part));
      }
    }
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree t, @Nullable Void nothing) {
    scene.library.lambdaFamily(scene.type(t)).ifPresent(family ->
        scene.add(new Site.FamilyLambda(scene.span(t), CallReader.lambda(scene, t, 0, true), family)));
    return super.visitLambdaExpression(t, nothing);
  }

  @Override
  public @Nullable Void visitClass(ClassTree t, @Nullable Void nothing) {
    scene.declaresClasses = true;
    if (scene.element(t) instanceof TypeElement local && local.getNestingKind() == NestingKind.LOCAL && TypeNames.isModule(local)) {
      scene.hazard(t, Site.Kind.LOCAL_MODULE, local.getSimpleName());
    }
    return super.visitClass(t, nothing);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree t, @Nullable Void nothing) {
    Tree value = t.getExpression();
    if ((value instanceof LambdaExpressionTree || value instanceof MemberReferenceTree)
        && root instanceof MethodTree method
        && returnsFromRoot()
        && scene.library.lambdaFamily(scene.type(value)).isEmpty()) {
      scene.add(new Site.Escape(scene.span(value), scene.span(value), Site.Kept.RETURNED, method.getName().toString(), ""));
    }
    return super.visitReturn(t, nothing);
  }

  private boolean returnsFromRoot() {
    for (TreePath p = getCurrentPath(); p != null && p.getLeaf() != root; p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree || p.getLeaf() instanceof ClassTree) {
        return false;
      }
    }
    return true;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree t, @Nullable Void nothing) {
    noteWrite(t.getVariable());
    return super.visitAssignment(t, nothing);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree t, @Nullable Void nothing) {
    noteWrite(t.getVariable());
    return super.visitCompoundAssignment(t, nothing);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree t, @Nullable Void nothing) {
    switch (t.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> noteWrite(t.getExpression());
      default -> {
        // other operators only read
      }
    }
    return super.visitUnary(t, nothing);
  }

  private void noteWrite(Tree target) {
    Tree variable = target instanceof ArrayAccessTree array ? array.getExpression() : target;
    Element e = scene.element(variable);
    if (scene.outlives(e, getCurrentPath(), root)) {
      scene.hazard(target, Site.Kind.FIELD_WRITE, variable);
    }
  }
}
