package dev.hokku.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.hokku.processor.model.At;
import dev.hokku.processor.model.SourceFile;
import dev.hokku.processor.model.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// One attributed file: its text, and where its trees stand and what they mean.
///
/// Attribution adds to trees what nobody wrote: types of `var`s, default constructors, calls of `super()`. Readers walk over these as over all else; they
/// have no end, and so mean nothing here.
final class Unit {

  final CompilationUnitTree tree;
  final SourceFile file;
  private final Trees trees;
  private final SourcePositions positions;
  private final TreePath root;
  private final boolean mentionsKeys;

  /// @param trees of the compilation that attributed the file
  Unit(Trees trees, CompilationUnitTree tree) {
    this.trees = trees;
    this.tree = tree;
    this.positions = trees.getSourcePositions();
    this.root = new TreePath(tree);
    this.file = file(tree);
    this.mentionsKeys = file.text().contains("Key");
  }

  static SourceFile file(CompilationUnitTree tree) {
    try {
      String text = tree.getSourceFile().getCharContent(true).toString();
      List<SourceFile.Import> imports = new ArrayList<>();
      for (ImportTree i : tree.getImports()) {
        imports.add(new SourceFile.Import(i.isStatic(), (i.isModule() ? "module " : "") + i.getQualifiedIdentifier()));
      }
      String packageName = tree.getPackageName() == null ? "" : tree.getPackageName().toString();
      String path = tree.getSourceFile().toUri().getPath();
      String name = path == null ? tree.getSourceFile().getName() : path;
      return new SourceFile(
          key(tree.getSourceFile()), Path.of(name).getFileName().toString(), packageName, text, List.copyOf(imports));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What tells files apart.
  static String key(JavaFileObject file) {
    return file.toUri().toString();
  }

  /// Whether the file speaks of keys at all; most do not.
  boolean mentionsKeys() {
    return mentionsKeys;
  }

  int start(Tree t) {
    return (int) positions.getStartPosition(tree, t);
  }

  int end(Tree t) {
    return (int) positions.getEndPosition(tree, t);
  }

  Span span(Tree t) {
    return new Span(start(t), end(t));
  }

  At at(Tree t) {
    return new At(file, span(t));
  }

  At at(Span span) {
    return new At(file, span);
  }

  /// What the documentation comment of a declaration says; empty if it has none.
  String comment(TreePath declaration) {
    String comment = trees.getDocComment(declaration);
    return comment == null ? "" : comment;
  }

  String text(Tree t) {
    return file.slice(span(t));
  }

  /// What a tree stands for; null for what does not exist, or not yet: of a method of a class that is to be generated javac knows no class.
  @Nullable Element element(Tree t) {
    Element found = isWritten(t) ? trees.getElement(pathOf(t)) : null;
    boolean unknown = found instanceof ExecutableElement method && !(method.getEnclosingElement() instanceof TypeElement);
    return unknown ? null : found;
  }

  @Nullable TypeMirror type(Tree t) {
    return isWritten(t) ? trees.getTypeMirror(pathOf(t)) : null;
  }

  private boolean isWritten(Tree t) {
    return end(t) >= 0;
  }

  /// All is attributed, so nobody asks what stands between the file and a tree.
  private TreePath pathOf(Tree t) {
    return new TreePath(root, t);
  }

  /// The offset behind the next `symbol`, stepping over white space and comments only.
  int behind(int from, char symbol) {
    int at = Tokens.skipBlank(file.text(), from);
    if (file.text().charAt(at) != symbol) {
      throw new IllegalStateException("expected '" + symbol + "' at " + file.lineLabel(at));
    }
    return at + 1;
  }
}
