package dev.hokku.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.hokku.processor.model.OptionModel;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Lists what a module's constructor can be told, with defaults, so that a module can print itself without reflection.
///
/// The widest constructor says which options there are; a chain of `this(…)` from the shortest one says which values nobody has to give.
final class OptionReader {

  private final Unit unit;
  private final NestedAnalysis nested;
  private final Library library;
  private final TypeElement module;
  private final List<VariableElement> fields;

  /// The arguments of `this(…)` of those constructors that start with it.
  private final Map<ExecutableElement, MethodInvocationTree> delegations = new LinkedHashMap<>();

  OptionReader(Unit unit, NestedAnalysis nested, Library library, TypeElement module, ClassTree tree) {
    this.unit = unit;
    this.nested = nested;
    this.library = library;
    this.module = module;
    this.fields = ElementFilter.fieldsIn(module.getEnclosedElements());
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree m
          && m.getReturnType() == null
          && unit.element(m) instanceof ExecutableElement c
          && c.getKind() == ElementKind.CONSTRUCTOR
          && delegation(m.getBody()) instanceof MethodInvocationTree call) {
        delegations.put(c, call);
      }
    }
  }

  private static @Nullable MethodInvocationTree delegation(@Nullable BlockTree body) {
    return body != null
        && !body.getStatements().isEmpty()
        && body.getStatements().getFirst() instanceof ExpressionStatementTree s
        && s.getExpression() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof IdentifierTree name
        && name.getName().contentEquals("this") ? call : null;
  }

  /// What an argument of `this(…)` says of a default.
  private sealed interface Default {

    /// The value is the caller's, or not known here.
    record Given() implements Default {}

    /// A constant, as an expression.
    record Constant(String text) implements Default {}

    /// A function, which has no text and equals nothing.
    record Code() implements Default {}
  }

  List<OptionModel> read() {
    Optional<ExecutableElement> widest = ElementFilter.constructorsIn(module.getEnclosedElements()).stream()
        .filter(c -> !delegations.containsKey(c))
        .max(Comparator.comparingInt(c -> c.getParameters().size()));
    if (widest.isEmpty()) {
      return List.of();
    }
    Map<String, Default> defaults = defaults(widest.get());
    List<OptionModel> options = new ArrayList<>();
    for (VariableElement p : widest.get().getParameters()) {
      String name = p.getSimpleName().toString();
      VariableElement field = field(name);
      Default otherwise = defaults.getOrDefault(name, new Default.Given());
      if (field != null && !(otherwise instanceof Default.Code)) {
        options.add(option(name, field, otherwise));
      }
    }
    return List.copyOf(options);
  }

  private OptionModel option(String name, VariableElement field, Default otherwise) {
    TypeMirror type = field.asType();
    Optional<String> text = otherwise instanceof Default.Constant(String constant) && !constant.equals("null")
        ? Optional.of(isBoxed(type) ? "(Object) (" + constant + ")" : constant)
        : Optional.empty();
    TypeElement held = TypeNames.module(type, nested.types);
    return new OptionModel(
        name, Scene.isRecordField(field) ? name + "()" : name, text, held == null ? Optional.empty() : library.typeConstant(held));
  }

  /// With a boxed value and a constant, no `option` would be the most specific one.
  private boolean isBoxed(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && switch (TypeNames.erased(type, nested.types)) {
          case "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Float", "java.lang.Boolean" -> true;
          default -> false;
        };
  }

  /// The field that keeps a parameter, if generated code can read it.
  private @Nullable VariableElement field(String name) {
    for (VariableElement f : fields) {
      boolean readable = Scene.isRecordField(f) || !f.getModifiers().contains(Modifier.PRIVATE);
      if (readable && f.getSimpleName().contentEquals(name) && !f.getModifiers().contains(Modifier.STATIC)) {
        return f;
      }
    }
    return null;
  }

  /// By name of the widest constructor's parameters: what the shortest chain of delegations hands over.
  private Map<String, Default> defaults(ExecutableElement widest) {
    return delegations.keySet().stream()
        .sorted(Comparator.comparingInt(c -> c.getParameters().size()))
        .map(c -> follow(c, widest))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  private Map<String, Default> follow(ExecutableElement shortest, ExecutableElement widest) {
    Map<String, Default> known = Map.of();
    ExecutableElement at = shortest;
    while (delegations.get(at) instanceof MethodInvocationTree call && unit.element(call) instanceof ExecutableElement target) {
      if (call.getArguments().size() != target.getParameters().size()) {
        return Map.of();
      }
      Map<String, Default> next = new LinkedHashMap<>();
      for (int i = 0; i < target.getParameters().size(); i++) {
        next.put(target.getParameters().get(i).getSimpleName().toString(), value(call.getArguments().get(i), known));
      }
      known = next;
      at = target;
    }
    return at.equals(widest) ? known : Map.of();
  }

  private Default value(ExpressionTree argument, Map<String, Default> known) {
    return switch (argument) {
      case LiteralTree literal -> new Default.Constant(unit.text(literal));
      case UnaryTree minus when minus.getKind() == Tree.Kind.UNARY_MINUS && minus.getExpression() instanceof LiteralTree ->
          new Default.Constant(unit.text(minus));
      case MemberReferenceTree _, LambdaExpressionTree _ -> new Default.Code();
      default -> unit.element(argument) instanceof VariableElement v ? value(v, known) : new Default.Given();
    };
  }

  private static Default value(VariableElement v, Map<String, Default> known) {
    if (v.getKind() == ElementKind.PARAMETER) {
      return known.getOrDefault(v.getSimpleName().toString(), new Default.Given());
    }
    boolean constant = v.getModifiers().contains(Modifier.STATIC)
        && v.getModifiers().contains(Modifier.FINAL)
        && !v.getModifiers().contains(Modifier.PRIVATE);
    return constant && v.getEnclosingElement() instanceof TypeElement owner
        ? new Default.Constant(TypeRef.mark(TypeNames.ref(owner)) + "." + v.getSimpleName())
        : new Default.Given();
  }
}
