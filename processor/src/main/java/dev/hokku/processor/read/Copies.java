package dev.hokku.processor.read;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.hokku.Forward;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/// Methods like `withName`, which return a changed copy of their own class. What they copy from needs no name.
final class Copies {

  private Copies() {}

  static boolean returnsOwnClass(ExecutableElement method, NestedAnalysis nested) {
    return !Marks.has(method, Forward.class)
        && method.getReturnType().getKind() == TypeKind.DECLARED
        && TypeNames.isModule(method.getEnclosingElement())
        && nested.types.isSameType(
            nested.types.erasure(method.getReturnType()), nested.types.erasure(method.getEnclosingElement().asType()));
  }

  /// Whether the expression at a path is the receiver of such a method.
  static boolean isCopied(TreePath path, Scene scene) {
    Tree inner = path.getLeaf();
    TreePath outer = path.getParentPath();
    while (outer.getLeaf() instanceof ParenthesizedTree) {
      inner = outer.getLeaf();
      outer = outer.getParentPath();
    }
    if (outer.getLeaf() instanceof MemberSelectTree) {
      outer = outer.getParentPath();
    }
    return outer.getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() == inner
        && scene.element(call) instanceof ExecutableElement method
        && returnsOwnClass(method, scene.nested);
  }
}
