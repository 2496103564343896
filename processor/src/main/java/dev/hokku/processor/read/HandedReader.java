package dev.hokku.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Handed;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.ParameterRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Reads what one body knows of the modules that it hands to methods, and which of them it was handed itself.
final class HandedReader {

  private final Scene scene;
  private final Tree root;
  /// Names that are assigned to; null before anybody asks.
  private @Nullable Set<String> assigned;

  /// @param root the method or initialiser whose body is read
  HandedReader(Scene scene, Tree root) {
    this.scene = scene;
    this.root = root;
  }

  /// The arguments of a call that are modules behind an interface or abstract class to the method called.
  List<Handed> of(MethodInvocationTree t, ExecutableElement method) {
    List<Handed> found = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeElement declared = TypeNames.module(method.getParameters().get(i).asType(), scene.nested.types);
      if (declared != null && scene.library.dispatched(declared)) {
        ExpressionTree argument = t.getArguments().get(i);
        TypeElement type = TypeNames.module(scene.type(argument), scene.nested.types);
        Map<MethodId, Callee> methods = type == null ? Map.of() : scene.library.implementations.of(type);
        found.add(new Handed(i, parameter(argument), methods));
      }
    }
    return List.copyOf(found);
  }

  /// The parameter of the method around that an expression is.
  Optional<ParameterRef> parameter(@Nullable Tree expression) {
    if (expression instanceof IdentifierTree name
        && root instanceof MethodTree
        && scene.element(name) instanceof VariableElement variable
        && scene.element(root) instanceof ExecutableElement method) {
      int index = method.getParameters().indexOf(variable);
      String called = name.getName().toString();
      return index < 0 || assigned().contains(called) ? Optional.empty() : Optional.of(new ParameterRef(index, called));
    }
    return Optional.empty();
  }

  private Set<String> assigned() {
    if (assigned == null) {
      Set<String> found = new HashSet<>();
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitAssignment(AssignmentTree t, @Nullable Void nothing) {
          Tree variable = t.getVariable();
          while (variable instanceof ParenthesizedTree around) {
            variable = around.getExpression();
          }
          if (variable instanceof IdentifierTree name) {
            found.add(name.getName().toString());
          }
          return super.visitAssignment(t, nothing);
        }
      }.scan(root, null);
      assigned = found;
    }
    return assigned;
  }
}
