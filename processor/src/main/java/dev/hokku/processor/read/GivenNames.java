package dev.hokku.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.hokku.processor.model.Site;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Names that stand in the source: `new Linear(3).withName("head")`, `new Block("head")`, `nameScope("head", …)`.
///
/// A module's name is what its constructor, or a method that copies it, takes as `name`, or what `withName` takes.
final class GivenNames {

  private GivenNames() {}

  /// The name that an expression gives to the module that it makes.
  static Optional<Site.GivenName> of(ExpressionTree made, Scene scene) {
    return switch (made) {
      case ParenthesizedTree p -> of(p.getExpression(), scene);
      case NewClassTree n when scene.element(n) instanceof ExecutableElement constructor -> named(n.getArguments(), constructor, false, scene);
      case MethodInvocationTree call when scene.element(call) instanceof ExecutableElement method
          && Copies.returnsOwnClass(method, scene.nested)
          && call.getMethodSelect() instanceof MemberSelectTree select -> {
        Optional<Site.GivenName> own = named(call.getArguments(), method, false, scene);
        yield own.isPresent() || takesName(method) ? own : of(select.getExpression(), scene);
      }
      default -> Optional.empty();
    };
  }

  /// The name that a scope is given.
  static Optional<Site.GivenName> ofScope(MethodInvocationTree call, ExecutableElement intrinsic, Scene scene) {
    return named(call.getArguments(), intrinsic, true, scene);
  }

  private static boolean takesName(ExecutableElement method) {
    return method.getParameters().stream().anyMatch(p -> isName(method, p));
  }

  private static boolean isName(ExecutableElement callee, VariableElement parameter) {
    boolean called = parameter.getSimpleName().contentEquals("name") || callee.getSimpleName().contentEquals("withName");
    return called && parameter.asType().toString().endsWith("String");
  }

  private static Optional<Site.GivenName> named(
      List<? extends ExpressionTree> arguments, ExecutableElement callee, boolean scope, Scene scene) {
    for (int i = 0; i < Math.min(arguments.size(), callee.getParameters().size()); i++) {
      String name = text(arguments.get(i), scene);
      if (isName(callee, callee.getParameters().get(i)) && name != null) {
        return Optional.of(new Site.GivenName(scene.span(arguments.get(i)), name, scope));
      }
    }
    return Optional.empty();
  }

  /// The text of a literal or of a constant.
  private static @Nullable String text(Tree argument, Scene scene) {
    Object value = switch (argument) {
      case LiteralTree literal -> literal.getValue();
      default -> scene.element(argument) instanceof VariableElement v ? v.getConstantValue() : null;
    };
    return value instanceof String text ? text : null;
  }
}
