package dev.hokku.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// What the readers of one body share: where they are, and what they have found.
final class Scene {

  final Unit unit;
  final NestedAnalysis nested;
  final Library library;
  /// The class whose body is read, as the nested compilation sees it.
  final TypeElement module;
  final List<Site> sites = new ArrayList<>();
  /// Loops and lambdas.
  final List<Span> loops = new ArrayList<>();
  /// Branches, loops and lambdas.
  final List<Span> conditional = new ArrayList<>();
  /// Whether a class declaration was met.
  boolean declaresClasses;
  final Set<String> identifiers = new HashSet<>();

  private final Map<Element, Span> lambdas = new HashMap<>();

  Scene(Unit unit, NestedAnalysis nested, Library library, TypeElement module) {
    this.unit = unit;
    this.nested = nested;
    this.library = library;
    this.module = module;
  }

  @Nullable Element element(Tree t) {
    return unit.element(t);
  }

  @Nullable TypeMirror type(Tree t) {
    return unit.type(t);
  }

  Span span(Tree t) {
    return unit.span(t);
  }

  List<Span> spans(List<? extends Tree> trees) {
    List<Span> spans = new ArrayList<>(trees.size());
    for (Tree t : trees) {
      spans.add(span(t));
    }
    return List.copyOf(spans);
  }

  /// Remembers that a local variable holds a lambda.
  void noteLambda(Element variable, Span lambda) {
    lambdas.put(variable, lambda);
  }

  @Nullable Span lambdaOf(Element variable) {
    return lambdas.get(variable);
  }

  void add(Site site) {
    sites.add(site);
  }

  void hazard(Tree at, Site.Kind kind, Object name) {
    add(new Site.Hazard(span(at), kind, name.toString()));
  }

  /// Notes a call of a method that nobody lowers; what stands in it tells whether that is a mistake.
  void foreign(Tree at, ExecutableElement method, String name) {
    if (library.foreign(method)) {
      add(new Site.Foreign(span(at), TypeNames.id(method, nested.types), name));
    }
  }

  /// Whether a variable goes on when the body has ended: a field of a module, or a static one.
  boolean outlives(@Nullable Element e, TreePath here, Tree root) {
    return e != null
        && e.getKind() == ElementKind.FIELD
        && (e.getModifiers().contains(Modifier.STATIC) || memberInScope(e))
        && !declaredInBody(e, here, root);
  }

  /// Whether a member can be named without a qualifier in the module: its own, inherited, or of a class around it.
  boolean memberInScope(Element member) {
    if (!(member.getEnclosingElement() instanceof TypeElement owner)) {
      return false;
    }
    for (Element c = module; c instanceof TypeElement scope; c = c.getEnclosingElement()) {
      if (nested.types.isSubtype(nested.types.erasure(scope.asType()), nested.types.erasure(owner.asType()))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a simple name resolves to a class declared in the body itself, or to what such a class inherits.
  boolean declaredInBody(Element member, TreePath here, Tree root) {
    if (isLocal(member)) {
      return true;
    }
    for (TreePath p = here; p != null && p.getLeaf() != root; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree c && element(c) instanceof TypeElement local && inherits(local, member)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an element is a class in a body, or stands in one.
  static boolean isLocal(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement t && (t.getNestingKind() == NestingKind.LOCAL || t.getNestingKind() == NestingKind.ANONYMOUS)) {
        return true;
      }
    }
    return false;
  }

  private boolean inherits(TypeElement local, Element member) {
    return nested.members(local).contains(member)
        && !member.getEnclosingElement().toString().equals("java.lang.Object");
  }

  boolean sameTopLevel(Element e) {
    return TypeNames.top(e).equals(TypeNames.top(module));
  }

  static boolean isRecordField(Element e) {
    return e.getKind() == ElementKind.FIELD
        && !e.getModifiers().contains(Modifier.STATIC)
        && e.getEnclosingElement().getKind() == ElementKind.RECORD;
  }

  /// Generated code stands in the same package, but in another class.
  void checkAccess(Tree at, Element e, TreePath here, Tree root) {
    if (e.getModifiers().contains(Modifier.PRIVATE)) {
      if (sameTopLevel(e) && !declaredInBody(e, here, root)) {
        hazard(at, privateKind(e), e.getKind() == ElementKind.CONSTRUCTOR ? e.getEnclosingElement().getSimpleName() : e.getSimpleName());
      }
    } else if (e.getModifiers().contains(Modifier.PROTECTED)
        && e.getKind() != ElementKind.CONSTRUCTOR
        && !TypeNames.packageOf(e).equals(TypeNames.packageOf(module))
        && !declaredInBody(e, here, root)) {
      hazard(at, Site.Kind.PROTECTED_ELSEWHERE, e.getSimpleName());
    }
  }

  private static Site.Kind privateKind(Element e) {
    return switch (e.getKind()) {
      case CONSTRUCTOR -> Site.Kind.PRIVATE_CONSTRUCTOR;
      case METHOD -> Site.Kind.PRIVATE_METHOD;
      case FIELD, ENUM_CONSTANT -> Site.Kind.PRIVATE_FIELD;
      default -> Site.Kind.PRIVATE_TYPE;
    };
  }
}
