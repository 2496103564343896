package dev.hokku.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.hokku.processor.model.At;
import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.SourceFile;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.model.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// The door of this room: reads a batch of classes, and prints messages at places in their sources.
public final class Reader {

  /// A mistake of the user's own, in javac's words.
  ///
  /// @param at the place that javac reported
  public record Mistake(At at, String message) {}

  /// What was read.
  ///
  /// @param mistakes errors that the nested compilation reported, inside and outside of bodies
  public record Result(Batch batch, List<Mistake> mistakes) {}

  private final ProcessingEnvironment environment;
  private final Trees trees;
  private final Map<String, CompilationUnitTree> units = new HashMap<>();

  private Reader(ProcessingEnvironment environment, Trees trees) {
    this.environment = environment;
    this.trees = trees;
  }

  /// A reader for the running compilation; nothing if its compiler gives no access to bodies.
  public static Optional<Reader> of(ProcessingEnvironment environment) {
    return Environment.trees(environment).map(trees -> new Reader(environment, trees));
  }

  /// Whether the source of an element is part of this compilation.
  public boolean hasSource(Element element) {
    JavaFileObject file = environment.getElementUtils().getFileObjectOf(element);
    return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
  }

  /// All names that imports and declarations in the sources of these classes mention.
  public Set<String> declaredNames(Collection<? extends Element> roots) {
    Set<CompilationUnitTree> files = new LinkedHashSet<>();
    for (Element root : roots) {
      TreePath path = trees.getPath(root);
      if (path != null) { // a class that a build tool names has no source
        files.add(path.getCompilationUnit());
      }
    }
    Set<String> names = new HashSet<>();
    new DeclaredNames().scan(files, names);
    return names;
  }

  /// Reads these classes all at once.
  ///
  /// @param names qualified names of module classes and of classes with static forward functions
  /// @param unread outlines of sources that were generated in this round, which the compilation does not know yet
  public Result read(Set<String> names, Map<TypeRef, String> unread, Vocabulary vocabulary) {
    Map<String, JavaFileObject> sources = new LinkedHashMap<>();
    Set<String> packages = new HashSet<>();
    for (String name : names) {
      TypeElement type = environment.getElementUtils().getTypeElement(name);
      packages.add(environment.getElementUtils().getPackageOf(type).getQualifiedName().toString());
      CompilationUnitTree file = trees.getPath(type).getCompilationUnit();
      String key = Unit.key(file.getSourceFile());
      units.put(key, file);
      sources.put(key, file.getSourceFile());
    }
    List<JavaFileObject> all = new ArrayList<>(sources.values());
    unread.forEach((name, text) -> {
      packages.add(name.packageName());
      all.add(new UnreadSource(name, text));
    });
    NestedAnalysis nested = NestedAnalysis.of(environment, all, packages, vocabulary.frame());
    ForeignReader foreigners = new ForeignReader(nested);
    Library library = new Library(nested, names, vocabulary, foreigners);
    List<ModuleModel> modules = new ArrayList<>();
    for (String name : names) {
      TypeElement type = nested.elements.getTypeElement(name);
      TreePath path = nested.trees.getPath(type);
      modules.add(new ModuleReader(nested.unit(path.getCompilationUnit()), nested, library, type, path).read());
    }
    return new Result(
        new Batch(List.copyOf(modules), library.effects, library.tables, library.scopeNames, foreign(foreigners)),
        mistakes(nested));
  }

  private static Map<MethodId, List<Site>> foreign(ForeignReader foreigners) {
    Map<MethodId, List<Site>> found = new LinkedHashMap<>();
    foreigners.read.forEach((id, sites) -> sites.ifPresent(s -> found.put(id, s)));
    return found;
  }

  private static List<Mistake> mistakes(NestedAnalysis nested) {
    List<Mistake> found = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> d : nested.diagnostics) {
      if (d.getKind() == Diagnostic.Kind.ERROR && d.getSource() != null && d.getStartPosition() >= 0) {
        Span span = new Span((int) d.getStartPosition(), (int) d.getEndPosition());
        nested.unit(d.getSource()).ifPresent(unit -> found.add(new Mistake(unit.at(span), d.getMessage(Locale.getDefault()))));
      }
    }
    return found;
  }

  /// Prints a message at the tree of a place.
  public void print(Diagnostic.Kind kind, String text, At at) {
    CompilationUnitTree unit = units.get(at.file().key());
    if (unit == null) {
      environment.getMessager().printMessage(kind, at.file().lineLabel(at.span().start()) + ": " + text);
      return;
    }
    trees.printMessage(kind, text, treeAt(unit, at.span()), unit);
  }

  /// A place at the declaration of an element, for messages that come before any body is read.
  public At at(Element element) {
    TreePath path = trees.getPath(element);
    CompilationUnitTree unit = path.getCompilationUnit();
    units.put(Unit.key(unit.getSourceFile()), unit);
    SourceFile file = Unit.file(unit);
    int start = (int) trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
    int end = (int) trees.getSourcePositions().getEndPosition(unit, path.getLeaf());
    return new At(file, new Span(start, end));
  }

  /// The tree with exactly this span, or else the smallest around it.
  private Tree treeAt(CompilationUnitTree unit, Span span) {
    var finder = new TreeScanner<@Nullable Void, @Nullable Void>() {
      Tree best = unit;
      long size = Long.MAX_VALUE;

      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        if (tree != null) {
          long start = trees.getSourcePositions().getStartPosition(unit, tree);
          long end = trees.getSourcePositions().getEndPosition(unit, tree);
          if (start >= 0 && start <= span.start() && end >= span.end() && end - start < size) {
            best = tree;
            size = end - start;
          }
        }
        return super.scan(tree, nothing);
      }
    };
    finder.scan(unit, null);
    return finder.best;
  }
}
