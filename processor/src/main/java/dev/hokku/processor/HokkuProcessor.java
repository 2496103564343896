package dev.hokku.processor;

import com.google.auto.service.AutoService;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.HkTree;
import dev.hokku.processor.check.DeclarationChecks;
import dev.hokku.processor.emit.FamilyWriter;
import dev.hokku.processor.emit.InterfaceWriter;
import dev.hokku.processor.emit.Surroundings;
import dev.hokku.processor.emit.TreeWriter;
import dev.hokku.processor.model.FamilyModel;
import dev.hokku.processor.model.TreeModel;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.read.FamilyReader;
import dev.hokku.processor.read.Marks;
import dev.hokku.processor.read.Reader;
import dev.hokku.processor.read.TreeRecordReader;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// Turns `@HkModule` classes and static `@Forward` functions into pure functions, and `@HkTree` records into trees.
///
/// Interfaces that users name (`LinearDispatch`, `TrainStateTree`) are written first. Bodies are read in the same round, beside outlines of these
/// interfaces, because each round costs javac another pass over all sources; and all at once, because effects flow between modules.
///
/// What bodies become is written in the last round, unless a declaration names one of the generated classes and javac so must know it before: javac passes
/// over all that is written in each round, and most generated classes are named in bodies only.
@AutoService(Processor.class)
@SupportedAnnotationTypes({"dev.hokku.*", "javax.annotation.processing.Generated"}) // all of ours, and what else stands on what is generated
@SupportedOptions(HokkuProcessor.KEY_REUSE)
public final class HokkuProcessor extends AbstractProcessor {

  /// `-Ahokku.keyReuse=error` makes an error of a key that is used twice.
  static final String KEY_REUSE = "hokku.keyReuse";

  private static final Set<Class<? extends Annotation>> MARKS = Set.of(HkModule.class, Forward.class, HkTree.class);

  private final Set<String> pending = new LinkedHashSet<>();
  private Optional<Reader> reader = Optional.empty();
  /// Outlines of what this round wrote, which the compilation has not read yet.
  private final Map<TypeRef, String> unread = new LinkedHashMap<>();
  /// What stands around each package's classes, as far as this round knows.
  private final Map<String, Surroundings> packages = new HashMap<>();
  /// What is generated, and not written yet.
  private final Map<TypeRef, Created> created = new LinkedHashMap<>();
  /// The names that declarations of this compilation mention.
  private final Set<String> declared = new HashSet<>();
  private boolean failed;
  private boolean saidNoTrees;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    reader = Reader.of(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (reader.isEmpty()) {
      sayOnce(annotations);
      return true;
    }
    unread.clear();
    packages.clear();
    declared.addAll(reader.get().declaredNames(round.getRootElements()));
    if (marksUsersCode(annotations)) {
      declarations(round, reader.get());
    }
    if (!failed && !pending.isEmpty() && (round.processingOver() || !round.errorRaised())) {
      translate(reader.get(), round.processingOver());
    }
    if (round.processingOver() || created.keySet().stream().anyMatch(name -> declared.contains(name.simple()))) {
      created.values().forEach(Created::write);
      created.clear();
    }
    return true; // claimed, so that -Xlint:processing has nothing to say
  }

  private static boolean marksUsersCode(Set<? extends TypeElement> annotations) {
    return annotations.stream().anyMatch(annotation -> MARKS.stream().anyMatch(mark -> annotation.getQualifiedName().contentEquals(mark.getName())));
  }

  private void sayOnce(Set<? extends TypeElement> annotations) {
    if (!saidNoTrees && marksUsersCode(annotations)) {
      saidNoTrees = true;
      processingEnv.getMessager().printError(Problem.text(
          Code.HK0501,
          "Hokku reads the bodies of methods, and this compiler (%s) gives processors no access to them."
              .formatted(processingEnv.getClass().getSimpleName()),
          "Compile with javac: delegate the build to Maven or Gradle in the IDE, and keep modules in Java sources."));
    }
  }

  /// Checks declarations, notes what is to be translated, and writes the interfaces.
  private void declarations(RoundEnvironment round, Reader read) {
    DeclarationChecks checks = new DeclarationChecks(read::at);
    // A build tool may name classes of the last compilation, too: what is generated from these is compiled.
    List<? extends Element> marked = round.getElementsAnnotatedWithAny(MARKS).stream().filter(read::hasSource).toList();
    for (TypeElement module : ElementFilter.typesIn(marked)) {
      if (Marks.has(module, HkModule.class)) {
        report(read, checks.module(module));
        pending.add(module.getQualifiedName().toString());
        family(read, checks, module);
      }
    }
    for (ExecutableElement method : ElementFilter.methodsIn(marked)) {
      report(read, checks.forward(method));
      if (method.getModifiers().contains(Modifier.STATIC)) {
        pending.add(((TypeElement) method.getEnclosingElement()).getQualifiedName().toString());
      }
    }
    for (TypeElement tree : ElementFilter.typesIn(marked)) {
      if (Marks.has(tree, HkTree.class)) {
        tree(read, checks, tree);
      }
    }
  }

  private void family(Reader read, DeclarationChecks checks, TypeElement module) {
    FamilyReader families = new FamilyReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    Optional<FamilyModel> family = families.read(module);
    if (family.isEmpty()) {
      families.undeclared(module).ifPresent(dispatch -> report(read, List.of(checks.noFamily(module, dispatch))));
      return;
    }
    if (!families.declares(module, family.get())) {
      report(read, List.of(checks.noDispatch(module, family.get().dispatch().simple())));
      return;
    }
    FamilyWriter writer = new FamilyWriter(family.get(), surroundings(family.get().type()));
    writeInterface(read, writer, module);
  }

  private void tree(Reader read, DeclarationChecks checks, TypeElement type) {
    if (type.getKind() != ElementKind.RECORD) {
      report(read, List.of(checks.notARecord(type)));
      return;
    }
    TreeModel tree = TreeRecordReader.read(type);
    if (!TreeRecordReader.declares(type, tree)) {
      report(read, List.of(checks.noTree(type, tree.tree().simple())));
      return;
    }
    TreeWriter writer = new TreeWriter(tree, surroundings(tree.type()));
    writeInterface(read, writer, type);
  }

  private void writeInterface(Reader read, InterfaceWriter writer, TypeElement origin) {
    InterfaceWriter.Source source = writer.write();
    create(read, writer.name(), source.text(), origin).ifPresent(Created::write);
    unread.put(writer.name(), source.outline());
  }

  /// Translates all that is pending. Where a body has mistakes, another processor may be about to mend them: they are
  /// reported in the last round only.
  private void translate(Reader read, boolean last) {
    Translation translation = Translation.of(read, pending, unread, module -> surroundings(module.type()));
    if (!translation.mistakes().isEmpty()) {
      if (last) {
        translation.mistakes().forEach(m -> read.print(Diagnostic.Kind.ERROR, m.message(), m.at()));
        failed = true;
      }
      return;
    }
    report(read, translation.problems());
    if (!failed && !last) {
      translation.files().forEach(f -> {
        TypeElement origin = processingEnv.getElementUtils().getTypeElement(f.origin());
        create(read, f.name(), f.text(), origin).ifPresent(file -> created.put(f.name(), file));
      });
    }
    pending.clear();
  }

  private Surroundings surroundings(TypeRef type) {
    return packages.computeIfAbsent(type.packageName(), key -> surroundingsOf(type));
  }

  private Surroundings surroundingsOf(TypeRef type) {
    Elements elements = processingEnv.getElementUtils();
    ModuleElement module = elements.getModuleOf(elements.getTypeElement(type.qualified()));
    Map<String, Map<String, Boolean>> known = new HashMap<>();
    BiPredicate<String, String> isClass = (packageName, simple) ->
        known.computeIfAbsent(packageName, key -> new HashMap<>()).computeIfAbsent(simple, key -> isClass(packageName, simple, module));
    return new Surroundings(isClass, passesCompilerOn(module));
  }

  /// Without a module to look from, javac would look for the name in each of the JDK's.
  private boolean isClass(String packageName, String simple, @Nullable ModuleElement from) {
    Elements elements = processingEnv.getElementUtils();
    String qualified = packageName.isEmpty() ? simple : packageName + "." + simple;
    return (from == null ? elements.getTypeElement(qualified) : elements.getTypeElement(from, qualified)) != null;
  }

  private static boolean passesCompilerOn(@Nullable ModuleElement module) {
    return module == null
        || module.isUnnamed()
        || ElementFilter.requiresIn(module.getDirectives()).stream()
            .anyMatch(r -> r.isTransitive() && r.getDependency().getQualifiedName().contentEquals("java.compiler"));
  }

  private void report(Reader read, List<Problem> problems) {
    for (Problem problem : problems) {
      boolean warning = problem.code().isAdvice() && !"error".equals(processingEnv.getOptions().get(KEY_REUSE));
      failed |= !warning;
      read.print(warning ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR, problem.text(), problem.at());
    }
  }

  /// A file of the compilation that waits for its text.
  private record Created(JavaFileObject file, String text) {

    void write() {
      try (Writer out = file.openWriter()) {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Optional<Created> create(Reader read, TypeRef name, String text, TypeElement origin) {
    try {
      return Optional.of(new Created(processingEnv.getFiler().createSourceFile(name.qualified(), origin), text));
    } catch (FilerException taken) {
      report(read, List.of(new DeclarationChecks(read::at).nameTaken(origin, name.simple())));
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
