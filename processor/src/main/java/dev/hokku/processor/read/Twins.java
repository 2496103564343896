package dev.hokku.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// The attributed trees of one file, found by kind and position.
///
/// Attribution adds nodes that share positions with real ones, so the outer tree is walked and this one only asked; the first tree
/// of a kind at a position is the real one.
final class Twins {

  private record Key(Tree.Kind kind, long start, long end) {}

  private final Trees trees;
  private final Map<Key, TreePath> paths = new HashMap<>();

  Twins(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    SourcePositions positions = trees.getSourcePositions();
    new TreeScanner<@Nullable Void, TreePath>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, TreePath parent) {
        if (tree == null) {
          return null;
        }
        TreePath path = new TreePath(parent, tree);
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        if (start >= 0 && end > start) {
          paths.putIfAbsent(new Key(tree.getKind(), start, end), path);
        }
        return super.scan(tree, path);
      }
    }.scan(unit.getTypeDecls(), new TreePath(unit));
  }

  @Nullable Element element(Tree.Kind kind, long start, long end) {
    TreePath path = paths.get(new Key(kind, start, end));
    return path == null ? null : trees.getElement(path);
  }

  @Nullable TypeMirror type(Tree.Kind kind, long start, long end) {
    TreePath path = paths.get(new Key(kind, start, end));
    return path == null ? null : trees.getTypeMirror(path);
  }
}
