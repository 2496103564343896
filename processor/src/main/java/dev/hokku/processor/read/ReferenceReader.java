package dev.hokku.processor.read;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePathScanner;
import dev.hokku.Intrinsic;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Site;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Reads method references: those to module methods and module constructors become lambdas.
final class ReferenceReader {

  private final Scene scene;
  private final TreePathScanner<@Nullable Void, @Nullable Void> walk;
  private final HandedReader handed;

  ReferenceReader(Scene scene, TreePathScanner<@Nullable Void, @Nullable Void> walk, HandedReader handed) {
    this.scene = scene;
    this.walk = walk;
    this.handed = handed;
  }

  /// Reads a reference; true if its parts have been read as well.
  boolean read(MemberReferenceTree t) {
    if (!(scene.element(t) instanceof ExecutableElement method)) {
      return false;
    }
    if (Marks.has(method, Intrinsic.class)) {
      scene.hazard(t, Site.Kind.INTRINSIC_REFERENCE, method.getSimpleName());
      return true;
    }
    if (t.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
      return constructor(t, method);
    }
    Callee callee = scene.library.callee(method);
    if (callee == null) {
      scene.foreign(t, method, method.getSimpleName().toString());
      return false;
    }
    Site.ReceiverKind receiver = receiver(t);
    if (receiver == Site.ReceiverKind.SUPER) {
      scene.hazard(t, Site.Kind.SUPER_CALL, "super::" + t.getName());
      return true;
    }
    scene.add(new Site.Reference(
        scene.span(t), scene.span(t.getQualifierExpression()), receiver, arity(t, method), Optional.of(callee),
        handed.parameter(t.getQualifierExpression()), Optional.empty(), scene.library.lambdaFamily(scene.type(t))));
    if (receiver != Site.ReceiverKind.TYPE) {
      walk.scan(t.getQualifierExpression(), null);
    }
    return true;
  }

  private boolean constructor(MemberReferenceTree t, ExecutableElement constructor) {
    TypeElement made = (TypeElement) constructor.getEnclosingElement();
    if (!TypeNames.isModule(made)) {
      return false;
    }
    scene.add(new Site.Reference(
        scene.span(t),
        scene.span(t.getQualifierExpression()),
        Site.ReceiverKind.TYPE,
        arity(t, constructor),
        Optional.empty(),
        Optional.empty(),
        Optional.of(TypeNames.ref(made)),
        Optional.empty()));
    return false;
  }

  private Site.ReceiverKind receiver(MemberReferenceTree t) {
    Element qualifier = scene.element(t.getQualifierExpression());
    if (t.getQualifierExpression() instanceof IdentifierTree i && i.getName().contentEquals("super")) {
      return Site.ReceiverKind.SUPER;
    }
    if (qualifier instanceof TypeElement) {
      return Site.ReceiverKind.TYPE;
    }
    boolean name = t.getQualifierExpression() instanceof IdentifierTree
        || t.getQualifierExpression() instanceof MemberSelectTree s && s.getExpression() instanceof IdentifierTree;
    return name && qualifier instanceof VariableElement ? Site.ReceiverKind.VARIABLE : Site.ReceiverKind.EXPRESSION;
  }

  /// How many arguments the functional interface passes; it may differ from the method's own parameters.
  private int arity(MemberReferenceTree t, ExecutableElement method) {
    int arity = Functional.arity(scene.type(t), scene.nested);
    return arity >= 0 ? arity : method.getParameters().size();
  }
}
