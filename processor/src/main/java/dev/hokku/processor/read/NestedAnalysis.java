package dev.hokku.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.hokku.processor.model.TypeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Full attribution of some source files in a second, throw-away javac.
///
/// Its elements and types must not meet those of the outer compilation, and names are compared as strings.
final class NestedAnalysis {

  /// What follows attribution finds only what javac says of the user's own class, and then not again of its copy: unreachable code, a variable without a value.
  private static final String ONLY_ATTRIBUTE = "--should-stop=ifNoError=ATTR";

  final Trees trees;
  final Elements elements;
  final Types types;
  final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  /// What [Functional] found out of interfaces.
  final Map<TypeElement, Integer> arities = new HashMap<>();
  private final Map<TypeElement, List<Element>> members = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();

  private NestedAnalysis(JavacTask task, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    this.trees = Trees.instance(task);
    this.elements = task.getElements();
    this.types = task.getTypes();
    this.diagnostics = diagnostics;
  }

  Unit unit(CompilationUnitTree tree) {
    return units.computeIfAbsent(Unit.key(tree.getSourceFile()), key -> new Unit(trees, tree));
  }

  /// The same file; nothing for one of which no tree was asked for.
  Optional<Unit> unit(JavaFileObject file) {
    return Optional.ofNullable(units.get(Unit.key(file)));
  }

  /// All members of a class, inherited ones too. `Elements` gathers them anew each time that it is asked, the last one first; most modules have
  /// but their own and what every object has, which nobody asks for.
  List<Element> members(TypeElement type) {
    return members.computeIfAbsent(type, t -> List.copyOf(inheritsNothing(t) ? t.getEnclosedElements().reversed() : elements.getAllMembers(t)));
  }

  private static boolean inheritsNothing(TypeElement type) {
    boolean extendsNothing = type.getKind() == ElementKind.RECORD
        || type.getSuperclass() instanceof DeclaredType d && ((TypeElement) d.asElement()).getQualifiedName().contentEquals("java.lang.Object");
    return extendsNothing && type.getInterfaces().isEmpty();
  }

  /// @param packages those of the sources
  /// @param known a class of Hokku's runtime
  static NestedAnalysis of(ProcessingEnvironment outer, Collection<JavaFileObject> sources, Set<String> packages, TypeRef known) {
    Optional<RuntimeClasses> runtime = RuntimeClasses.beside(known, outer.getElementUtils(), packages);
    NestedAnalysis analysis = of(outer, sources, runtime);
    boolean lacks = runtime.filter(classes -> classes.lacks(analysis.diagnostics)).isPresent();
    return lacks ? of(outer, sources, Optional.empty()) : analysis;
  }

  private static NestedAnalysis of(ProcessingEnvironment outer, Collection<JavaFileObject> sources, Optional<RuntimeClasses> runtime) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var files = new ClassPathBridge(javac.getStandardFileManager(diagnostics, null, null), outer.getElementUtils(), runtime);
    var task = (JavacTask) javac.getTask(Writer.nullWriter(), files, diagnostics, options(outer), null, sources);
    try {
      task.analyze();
      return new NestedAnalysis(task, diagnostics.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `--release` is refused beside a file manager of our own; `--source` gives the same language.
  private static List<String> options(ProcessingEnvironment outer) {
    List<String> options = new ArrayList<>(List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn", "-parameters", ONLY_ATTRIBUTE));
    if (outer.getSourceVersion() != SourceVersion.latest()) {
      options.addAll(List.of("--source", outer.getSourceVersion().name().substring("RELEASE_".length())));
    }
    if (outer.isPreviewEnabled()) {
      options.addAll(List.of("--enable-preview", "--source", Integer.toString(outer.getSourceVersion().ordinal())));
    }
    return options;
  }
}
