package dev.hokku.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// The attributed trees of one file, found by kind and position.
///
/// Attribution adds nodes that share positions with real ones, so the outer tree is walked and this one only asked; the first tree
/// of a kind at a position is the real one. Only of expressions and declarations is there anything to ask.
final class Twins {

  private final Trees trees;
  private final TreeTable paths = new TreeTable();

  Twins(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    SourcePositions positions = trees.getSourcePositions();
    new TreeScanner<@Nullable Void, TreePath>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, TreePath parent) {
        if (!isAsked(tree)) {
          return super.scan(tree, parent);
        }
        TreePath path = new TreePath(parent, tree);
        int start = (int) positions.getStartPosition(unit, tree);
        int end = (int) positions.getEndPosition(unit, tree);
        if (start >= 0 && end > start) {
          paths.add(start, end, path);
        }
        return super.scan(tree, path);
      }

      @Override
      public @Nullable Void visitAnnotation(AnnotationTree annotation, TreePath parent) {
        return null; // nothing of it is asked for
      }
    }.scan(unit.getTypeDecls(), new TreePath(unit));
  }

  private static boolean isAsked(@Nullable Tree tree) {
    return tree instanceof ExpressionTree || tree instanceof VariableTree || tree instanceof MethodTree || tree instanceof ClassTree;
  }

  @Nullable Element element(Tree.Kind kind, int start, int end) {
    TreePath path = paths.find(kind, start, end);
    return path == null ? null : trees.getElement(path);
  }

  @Nullable TypeMirror type(Tree.Kind kind, int start, int end) {
    TreePath path = paths.find(kind, start, end);
    return path == null ? null : trees.getTypeMirror(path);
  }
}
