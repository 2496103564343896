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
import org.jspecify.annotations.Nullable;

/// One outer compilation unit: its text, its positions and, through the twins, what its trees mean.
final class Unit {

  final CompilationUnitTree tree;
  final SourceFile file;
  private final Trees outer;
  private final SourcePositions positions;
  private final Twins twins;
  private final boolean mentionsKeys;

  Unit(Trees outer, CompilationUnitTree tree, Twins twins) {
    this.outer = outer;
    this.tree = tree;
    this.positions = outer.getSourcePositions();
    this.twins = twins;
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
          tree.getSourceFile().toUri().toString(), Path.of(name).getFileName().toString(), packageName, text, List.copyOf(imports));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    String comment = outer.getDocComment(declaration);
    return comment == null ? "" : comment;
  }

  String text(Tree t) {
    return file.slice(span(t));
  }

  /// What a tree stands for; null for what does not exist, or not yet: of a method of a class that is to be generated javac knows no class.
  @Nullable Element element(Tree t) {
    Element found = twins.element(t.getKind(), start(t), end(t));
    boolean unknown = found instanceof ExecutableElement method && !(method.getEnclosingElement() instanceof TypeElement);
    return unknown ? null : found;
  }

  @Nullable TypeMirror type(Tree t) {
    return twins.type(t.getKind(), start(t), end(t));
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
