package dev.hokku.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.hokku.Intrinsic;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads invocations: intrinsics, lifted functions, module methods, and other calls that may make a module.
final class CallReader {

  private final Scene scene;
  private final TreePathScanner<@Nullable Void, @Nullable Void> walk;
  private final HandedReader handed;

  CallReader(Scene scene, TreePathScanner<@Nullable Void, @Nullable Void> walk, HandedReader handed) {
    this.scene = scene;
    this.walk = walk;
    this.handed = handed;
  }

  /// Reads a call; true if its parts have been read as well.
  boolean read(MethodInvocationTree t) {
    if (!(scene.element(t) instanceof ExecutableElement method)) {
      return false;
    }
    boolean lifted = Marks.has(method, Intrinsic.Lifted.class);
    if (Marks.has(method, Intrinsic.class)) {
      intrinsic(t, method, method.getAnnotation(Intrinsic.class), lifted);
      return true;
    }
    if (lifted) {
      lifted(t, method);
      return true;
    }
    noteMake(t, method);
    noteChange(t, method);
    if (scene.library.traces(method)) {
      t.getArguments().forEach(argument -> noteTraced(argument, method));
    }
    Callee callee = scene.library.callee(method);
    if (callee == null) {
      scene.foreign(t, method, method.getSimpleName().toString());
      return false;
    }
    call(t, method, callee);
    return true;
  }

  private void intrinsic(MethodInvocationTree t, ExecutableElement method, Intrinsic intrinsic, boolean lifted) {
    Span select = scene.span(t.getMethodSelect());
    scene.add(new Site.Intrinsic(
        scene.span(t),
        select,
        scene.unit.behind(select.end(), '('),
        method.getSimpleName().toString(),
        scene.spans(t.getArguments()),
        marked(method, t.getArguments().size(), Intrinsic.InitOnly.class),
        marked(method, t.getArguments().size(), Intrinsic.Isolated.class),
        marked(method, t.getArguments().size(), Intrinsic.Placed.class),
        Set.of(intrinsic.value()),
        lifted ? witness(t, method) : "",
        lifted ? lambdas(t, method) : List.of(),
        lifted ? opaque(t, method) : List.of()));
    if (lifted) {
      GivenNames.ofScope(t, method, scene).ifPresent(scene::add);
    }
    walk.scan(t.getArguments(), null);
    walk.scan(t.getTypeArguments(), null);
  }

  private static List<Boolean> marked(ExecutableElement method, int count, Class<? extends Annotation> mark) {
    List<Boolean> marked = new ArrayList<>();
    List<? extends VariableElement> params = method.getParameters();
    for (int i = 0; i < count; i++) {
      VariableElement p = params.get(Math.min(i, params.size() - 1));
      marked.add(Marks.has(p, mark));
    }
    return List.copyOf(marked);
  }

  private void lifted(MethodInvocationTree t, ExecutableElement method) {
    Span select = scene.span(t.getMethodSelect());
    scene.add(new Site.Lifted(
        scene.span(t),
        select,
        scene.unit.behind(select.end(), '('),
        method.getSimpleName().toString(),
        scene.spans(t.getArguments()),
        witness(t, method),
        lambdas(t, method),
        opaque(t, method)));
    for (ExpressionTree argument : t.getArguments()) {
      if (argument instanceof IdentifierTree) {
        noteTraced(argument, method);
      }
    }
    if (t.getMethodSelect() instanceof MemberSelectTree select2) {
      walk.scan(select2.getExpression(), null);
    }
    walk.scan(t.getArguments(), null);
    walk.scan(t.getTypeArguments(), null);
  }

  private String witness(MethodInvocationTree t, ExecutableElement method) {
    return scene.library.witness(method, scene.type(t.getMethodSelect()), scene.unit.file.packageName());
  }

  /// An argument that is a lambda, or a local variable that holds one.
  private void noteTraced(ExpressionTree argument, ExecutableElement method) {
    Span lambda = switch (argument) {
      case LambdaExpressionTree l -> scene.span(l);
      case MemberReferenceTree r -> scene.span(r);
      case IdentifierTree i when scene.element(i) instanceof VariableElement v -> scene.lambdaOf(v);
      default -> null;
    };
    if (lambda != null) {
      scene.add(new Site.Escape(scene.span(argument), lambda, Site.Kept.TRACED, method.getSimpleName().toString(),
          scene.library.threadedForm(method)));
    }
  }

  /// Arguments where the frame's method wants a function of a frame, and which are no lambdas.
  private List<Span> opaque(MethodInvocationTree t, ExecutableElement method) {
    List<Boolean> framed = scene.library.framed(method, t.getArguments().size());
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < t.getArguments().size(); i++) {
      ExpressionTree argument = t.getArguments().get(i);
      boolean function = Functional.arity(scene.type(argument), scene.nested) >= 0;
      if (framed.get(i) && function && !(argument instanceof LambdaExpressionTree) && !(argument instanceof MemberReferenceTree)) {
        found.add(scene.span(argument));
      }
    }
    return found;
  }

  /// The arguments that are lambdas or method references.
  private List<Site.Lambda> lambdas(MethodInvocationTree t, ExecutableElement method) {
    List<Site.Lambda> found = new ArrayList<>();
    List<Boolean> framed = scene.library.framed(method, t.getArguments().size());
    for (int i = 0; i < t.getArguments().size(); i++) {
      ExpressionTree argument = t.getArguments().get(i);
      if (argument instanceof LambdaExpressionTree lambda) {
        found.add(lambda(scene, lambda, i, framed.get(i)));
      } else if (argument instanceof MemberReferenceTree) {
        found.add(new Site.Lambda(scene.span(argument), new Span(scene.unit.start(argument), scene.unit.start(argument)), "", i, framed.get(i)));
      }
    }
    return List.copyOf(found);
  }

  /// @param argument which argument of a call it is
  /// @param framed whether lowering may give it a frame
  static Site.Lambda lambda(Scene scene, LambdaExpressionTree lambda, int argument, boolean framed) {
    String text = scene.unit.file.text();
    int start = scene.unit.start(lambda);
    int behind = lambda.getParameters().isEmpty() ? start : scene.unit.end(lambda.getParameters().getLast());
    int arrow = text.indexOf("->", behind);
    String head = text.substring(start, arrow).strip();
    String list = head.startsWith("(") ? head.substring(1, head.lastIndexOf(')')) : head;
    return new Site.Lambda(scene.span(lambda), new Span(start, arrow), list.strip(), argument, framed);
  }

  private void call(MethodInvocationTree t, ExecutableElement method, Callee callee) {
    ExpressionTree select = t.getMethodSelect();
    int end = scene.unit.end(select);
    int open = scene.unit.behind(end, '(');
    Span name = new Span(end - method.getSimpleName().length(), end);
    String typeArguments = typeArguments(t);
    Optional<Span> receiver = Optional.empty();
    boolean throughType = false;
    if (select instanceof MemberSelectTree ms) {
      if (isSuper(ms.getExpression())) {
        scene.hazard(select, Site.Kind.SUPER_CALL, "super." + ms.getIdentifier());
        walk.scan(t.getArguments(), null);
        return;
      }
      receiver = Optional.of(scene.span(ms.getExpression()));
      throughType = scene.element(ms.getExpression()) instanceof TypeElement;
      if (!throughType) {
        walk.scan(ms.getExpression(), null);
      }
    }
    if (scene.library.compiledWithoutProcessor(method)) {
      scene.hazard(select, Site.Kind.COMPILED_WITHOUT_PROCESSOR, callee.owner().qualified());
    }
    scene.identifiers.add(method.getSimpleName().toString());
    boolean isVirtual = callee.how() == Callee.How.VIRTUAL;
    scene.add(new Site.Call(
        scene.span(t), receiver, throughType, typeArguments, name, open, scene.spans(t.getArguments()), callee,
        select instanceof MemberSelectTree on && isVirtual ? handed.parameter(on.getExpression()) : Optional.empty(), handed.of(t, method)));
    walk.scan(t.getArguments(), null);
    walk.scan(t.getTypeArguments(), null);
  }

  private static boolean isSuper(Tree t) {
    return t instanceof IdentifierTree i && i.getName().contentEquals("super")
        || t instanceof MemberSelectTree s && s.getIdentifier().contentEquals("super");
  }

  private String typeArguments(MethodInvocationTree t) {
    if (t.getTypeArguments().isEmpty()) {
      return "";
    }
    int start = scene.unit.start(t.getTypeArguments().getFirst());
    return "<" + scene.unit.file.text().substring(start, scene.unit.end(t.getTypeArguments().getLast())) + ">";
  }

  /// A call that returns a module may have made it. What a collection or a record's accessor returns was named before.
  private void noteMake(MethodInvocationTree t, ExecutableElement method) {
    TypeMirror type = scene.type(t);
    TypeElement made = type == null ? null : Holders.element(type, scene.nested.types);
    if (made == null || Holders.containers(type, scene.nested.types) > 1 || isAccessor(method) || isJdkCollection(method)) {
      return;
    }
    scene.add(new Site.Make(
        scene.span(t), scene.library.typeConstant(made), Optional.ofNullable(scene.library.callee(method)),
        Copies.isCopied(walk.getCurrentPath(), scene), GivenNames.of(t, scene), later(t, method),
        made.getTypeParameters().isEmpty() && TypeNames.module(type, scene.nested.types) == made));
  }

  private Optional<Site.Later> later(MethodInvocationTree t, ExecutableElement method) {
    return Marks.has(method.getEnclosingElement(), Intrinsic.MakesLater.class) && t.getMethodSelect() instanceof MemberSelectTree select
        ? Optional.of(new Site.Later(scene.span(select.getExpression()), method.getSimpleName().toString()))
        : Optional.empty();
  }

  /// A call that changes a collection, or another variable of the JDK's, that a field holds: `cache.add(x)`.
  private void noteChange(MethodInvocationTree t, ExecutableElement method) {
    if (t.getMethodSelect() instanceof MemberSelectTree select
        && CHANGEABLE.contains(TypeNames.packageOf(method))
        && CHANGES.matcher(method.getSimpleName()).matches()
        && scene.outlives(scene.element(select.getExpression()), walk.getCurrentPath(), walk.getCurrentPath().getLeaf())) {
      scene.hazard(select.getExpression(), Site.Kind.FIELD_WRITE, select.getExpression());
    }
  }

  private static final Set<String> CHANGEABLE = Set.of("java.util", "java.util.concurrent", "java.util.concurrent.atomic");
  private static final Pattern CHANGES = Pattern.compile(
      "(add|put|remove|set|replace|compute|merge|clear|retain|push|pop|poll|offer|sort|next|increment|decrement|getAnd|update|accumulate)([A-Z]\\w*)?");

  private static boolean isAccessor(ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    return owner.getKind() == ElementKind.RECORD
        && method.getParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && ((TypeElement) owner).getRecordComponents().stream()
            .anyMatch(c -> c.getSimpleName().contentEquals(method.getSimpleName()));
  }

  private static boolean isJdkCollection(ExecutableElement method) {
    String packageName = TypeNames.packageOf(method);
    return packageName.equals("java.util") || packageName.equals("java.util.stream");
  }
}
