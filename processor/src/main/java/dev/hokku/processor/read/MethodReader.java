package dev.hokku.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import dev.hokku.Forward;
import dev.hokku.NameLike;
import dev.hokku.Transparent;
import dev.hokku.processor.model.At;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.MethodModel.Implemented;
import dev.hokku.processor.model.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/// Reads one method of a module class: its signature as the user wrote it, and its body.
final class MethodReader {

  private final Unit unit;
  private final NestedAnalysis nested;
  private final Library library;
  private final TypeElement module;
  /// Superclasses and interfaces that are modules, each before its own.
  private final List<TypeElement> supers = new ArrayList<>();

  MethodReader(Unit unit, NestedAnalysis nested, Library library, TypeElement module) {
    this.unit = unit;
    this.nested = nested;
    this.library = library;
    this.module = module;
    collect(module.asType(), supers);
  }

  MethodModel read(TreePath classPath, MethodTree tree, ExecutableElement method) {
    boolean isForward = Marks.has(method, Forward.class);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    List<ExecutableElement> overridden = overridden(method);
    TreePath path = new TreePath(classPath, tree);
    Scene scene = new Scene(unit, nested, library, module);
    BodyReader walk = new BodyReader(scene, tree);
    SignatureReader signature = new SignatureReader(scene, walk, path);
    return new MethodModel(
        TypeNames.id(method, nested.types),
        kind(isForward, isStatic),
        isForward && Primary.isPrimary(method, module, nested),
        scope(isForward, method),
        visibility(method),
        nameOf(tree),
        signature.typeParameters(),
        signature.returnType(),
        signature.params(),
        signature.throwsTypes(),
        suppress(tree),
        unit.comment(path),
        !isForward && copies(method),
        isAbstract(method) ? Library.bound(method) : EffectSet.NONE,
        overridden.stream().filter(m -> !isAbstract(m)).findFirst().map(m -> TypeNames.id(m, nested.types)),
        overridden.stream().filter(m -> isAbstract(m) && !Marks.has(m, Forward.class)).findFirst().map(m -> TypeNames.id(m, nested.types)),
        overridden.stream().filter(m -> isAbstract(m) && Marks.has(m, Forward.class)).map(this::implemented).toList(),
        isAbstract(method) || tree.getBody() == null ? Optional.empty() : Optional.of(body(scene, walk, path)));
  }

  private Optional<String> scope(boolean forward, ExecutableElement method) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (isStatic || Marks.has(method, Transparent.class) || Marks.has(module, Transparent.class)) {
      return Optional.empty();
    }
    NameLike like = method.getAnnotation(NameLike.class);
    if (like != null) {
      return Optional.of(like.value().equals("forward") || isPrimary(like.value()) ? "" : like.value());
    }
    return Optional.of(forward && Primary.isPrimary(method, module, nested) ? "" : method.getSimpleName().toString());
  }

  private boolean isPrimary(String name) {
    return ElementFilter.methodsIn(nested.members(module)).stream()
        .filter(m -> m.getSimpleName().contentEquals(name) && Marks.has(m, Forward.class))
        .anyMatch(m -> Primary.isPrimary(m, module, nested));
  }

  private boolean copies(ExecutableElement method) {
    return Copies.returnsOwnClass(method, nested);
  }

  private static MethodModel.Kind kind(boolean forward, boolean isStatic) {
    if (isStatic) {
      return forward ? MethodModel.Kind.STATIC_FORWARD : MethodModel.Kind.STATIC_HELPER;
    }
    return forward ? MethodModel.Kind.FORWARD : MethodModel.Kind.HELPER;
  }

  private static String visibility(ExecutableElement method) {
    for (Modifier m : List.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE)) {
      if (method.getModifiers().contains(m)) {
        return m.toString();
      }
    }
    return "";
  }

  private At nameOf(MethodTree tree) {
    return unit.at(tree);
  }

  private Optional<String> suppress(MethodTree tree) {
    return tree.getModifiers().getAnnotations().stream()
        .filter(a -> a.getAnnotationType().toString().endsWith("SuppressWarnings"))
        .map((AnnotationTree a) -> unit.text(a))
        .findFirst();
  }

  private Body body(Scene scene, BodyReader walk, TreePath path) {
    MethodTree tree = (MethodTree) path.getLeaf();
    walk.scan(new TreePath(path, tree.getBody()), null);
    KeyUses.read(tree, scene);
    Span block = unit.span(tree.getBody());
    List<Integer> statements = tree.getBody().getStatements().stream().map((StatementTree s) -> unit.start(s)).distinct().toList();
    return new Body(
        new Span(block.start() + 1, block.end() - 1), statements, List.copyOf(scene.sites), scene.declaresClasses, List.copyOf(scene.loops),
        List.copyOf(scene.conditional), Collections.unmodifiableSet(scene.identifiers));
  }

  private Implemented implemented(ExecutableElement method) {
    return new Implemented(TypeNames.id(method, nested.types), Library.bound(method));
  }

  /// Methods of module superclasses and interfaces that this one overrides.
  private List<ExecutableElement> overridden(ExecutableElement method) {
    return supers.stream()
        .flatMap(s -> ElementFilter.methodsIn(s.getEnclosedElements()).stream())
        .filter(m -> nested.elements.overrides(method, m, module))
        .toList();
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  private void collect(TypeMirror type, List<TypeElement> found) {
    for (TypeMirror s : nested.types.directSupertypes(type)) {
      TypeElement element = TypeNames.module(s, nested.types);
      if (element != null && !found.contains(element)) {
        found.add(element);
      }
      collect(s, found);
    }
  }
}
