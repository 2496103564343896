package dev.hokku.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Reads names: bare members, `this`, member types, records' fields.
final class NameReader {

  private final Scene scene;
  private final TreePathScanner<?, ?> walk;
  private final Tree root;

  NameReader(Scene scene, TreePathScanner<?, ?> walk, Tree root) {
    this.scene = scene;
    this.walk = walk;
    this.root = root;
  }

  void read(IdentifierTree t) {
    String name = t.getName().toString();
    scene.identifiers.add(name);
    Element e = scene.element(t);
    if (e == null || namesGenerated(t, name, e)) {
      return;
    }
    if (name.equals("this")) {
      if (inModuleItself()) {
        scene.add(new Site.This(scene.span(t)));
      }
    } else if (name.equals("super")) {
      if (inModuleItself()) {
        scene.hazard(t, Site.Kind.SUPER_CALL, "super");
      }
    } else if (e instanceof TypeElement type) {
      memberType(t, type);
    } else {
      bareMember(t, e);
    }
  }

  private void memberType(IdentifierTree t, TypeElement type) {
    if (type.getNestingKind() == NestingKind.MEMBER && scene.memberInScope(type)) {
      scene.checkAccess(t, type, walk.getCurrentPath(), root);
      scene.add(new Site.MemberType(scene.span(t), TypeNames.ref(type)));
    }
  }

  private void bareMember(IdentifierTree t, Element e) {
    boolean member = e.getKind() == ElementKind.FIELD || e.getKind() == ElementKind.METHOD || e.getKind() == ElementKind.ENUM_CONSTANT;
    if (member && hiddenByTwin(e)) {
      scene.add(new Site.StaticMember(scene.span(t), TypeNames.ref((TypeElement) e.getEnclosingElement())));
      return;
    }
    if (!member
        || !(e.getEnclosingElement() instanceof TypeElement owner)
        || !scene.memberInScope(e)
        || e.getKind() == ElementKind.ENUM_CONSTANT && isLabel()
        || scene.declaredInBody(e, walk.getCurrentPath(), root)) {
      return;
    }
    if (constant(t, e)) {
      return;
    }
    if (e.getModifiers().contains(Modifier.STATIC)) {
      scene.checkAccess(t, e, walk.getCurrentPath(), root);
      scene.add(new Site.StaticMember(scene.span(t), TypeNames.ref(owner)));
    } else if (Scene.isRecordField(e)) {
      scene.add(new Site.SelfMember(scene.span(t), true));
    } else {
      scene.checkAccess(t, e, walk.getCurrentPath(), root);
      scene.add(new Site.SelfMember(scene.span(t), false));
    }
  }

  /// The name of an enum constant stands alone behind `case`.
  private boolean isLabel() {
    return walk.getCurrentPath().getParentPath().getLeaf() instanceof ConstantCaseLabelTree;
  }

  /// Reads a private field whose value is known to the compiler.
  private boolean constant(Tree t, Element e) {
    if (!(e instanceof VariableElement field)
        || field.getConstantValue() == null
        || e.getKind() != ElementKind.FIELD
        || !e.getModifiers().contains(Modifier.PRIVATE)
        || !scene.sameTopLevel(e)
        || Scene.isRecordField(e)) {
      return false;
    }
    String literal = scene.nested.elements.getConstantExpression(field.getConstantValue());
    scene.add(new Site.Constant(scene.span(t), literal, field.getSimpleName().toString()));
    return true;
  }

  /// Whether evaluating the qualifier does nothing, so that a constant can stand for the whole expression.
  private boolean isName(Tree qualifier) {
    return switch (qualifier) {
      case IdentifierTree ignored -> true;
      case MemberSelectTree s -> isName(s.getExpression());
      default -> false;
    };
  }

  /// A statically imported method with a name that the generated class gives to one of its own.
  private boolean hiddenByTwin(Element e) {
    String name = e.getSimpleName().toString();
    return e.getKind() == ElementKind.METHOD
        && e.getModifiers().contains(Modifier.STATIC)
        && !scene.memberInScope(e)
        && (name.equals("init") || name.equals("apply") || name.endsWith("FromShapes") || name.endsWith("Body"));
  }

  /// Reads `a.b`; true if nothing below it needs reading.
  boolean read(MemberSelectTree t) {
    Element e = scene.element(t);
    if (t.getIdentifier().contentEquals("this")) {
      TypeMirror type = scene.type(t);
      if (type != null && scene.nested.types.isSameType(
          scene.nested.types.erasure(type), scene.nested.types.erasure(scene.module.asType()))) {
        scene.add(new Site.This(scene.span(t)));
      }
      return true;
    }
    if (e == null) {
      return false;
    }
    if (namesGenerated(t, t.getIdentifier().toString(), e)) {
      return true;
    }
    if (isName(t.getExpression()) && constant(t, e)) {
      return true;
    }
    if (Scene.isRecordField(e)) {
      int name = scene.unit.end(t) - t.getIdentifier().length();
      scene.add(new Site.Component(new Span(name, scene.unit.end(t))));
    } else if (e.getKind() == ElementKind.FIELD
        || e.getKind() == ElementKind.METHOD
        || e instanceof TypeElement type && type.getNestingKind() == NestingKind.MEMBER) {
      scene.checkAccess(t, e, walk.getCurrentPath(), root);
    }
    return false;
  }

  /// A body must not name generated classes: it is written in terms of modules.
  private boolean namesGenerated(Tree t, String name, Element e) {
    if (!(e instanceof TypeElement type)) {
      return false;
    }
    for (Mode mode : Mode.values()) {
      if (name.endsWith(mode.suffix()) && isTwin(type, name, mode)) {
        scene.hazard(t, Site.Kind.GENERATED_NAME, name);
        return true;
      }
    }
    return false;
  }

  private boolean isTwin(TypeElement type, String name, Mode mode) {
    String module = name.substring(0, name.length() - mode.suffix().length());
    if (type.asType().getKind() == TypeKind.ERROR && scene.library.generates(name)) {
      return true;
    }
    String packageName = type.asType().getKind() == TypeKind.ERROR ? "" : TypeNames.packageOf(type);
    TypeElement source = scene.nested.elements.getTypeElement(
        (packageName.isEmpty() ? "" : packageName + ".") + module.replace('_', '.'));
    return TypeNames.isModule(source);
  }

  private boolean inModuleItself() {
    for (TreePath p = walk.getCurrentPath(); p != null && p.getLeaf() != root; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree) {
        return false;
      }
    }
    return true;
  }
}
