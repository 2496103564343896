package dev.hokku.processor.read;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Functional interfaces: how many arguments they pass.
final class Functional {

  private Functional() {}

  /// The number of parameters of the interface's abstract method; -1 if the type is no functional interface.
  static int arity(@Nullable TypeMirror type, NestedAnalysis nested) {
    return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element && element.getKind() == ElementKind.INTERFACE
        ? nested.arities.computeIfAbsent(element, e -> arity(e, nested))
        : -1;
  }

  private static int arity(TypeElement type, NestedAnalysis nested) {
    for (ExecutableElement member : ElementFilter.methodsIn(nested.members(type))) {
      if (member.getModifiers().contains(Modifier.ABSTRACT) && !isObjectMethod(member, nested)) {
        return member.getParameters().size();
      }
    }
    return -1;
  }

  private static boolean isObjectMethod(ExecutableElement member, NestedAnalysis nested) {
    TypeElement object = nested.elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(m -> m.getSimpleName().contentEquals(member.getSimpleName())
            && m.getParameters().size() == member.getParameters().size());
  }
}
