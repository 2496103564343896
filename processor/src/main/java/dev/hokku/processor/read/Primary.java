package dev.hokku.processor.read;

import dev.hokku.Forward;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/// Which forward method is Haiku's `__call__`: the one named `forward`, or the only one.
final class Primary {

  private Primary() {}

  static boolean isPrimary(ExecutableElement method, TypeElement module, NestedAnalysis nested) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (!isStatic && method.getSimpleName().contentEquals("forward")) {
      return true;
    }
    return ElementFilter.methodsIn(isStatic ? module.getEnclosedElements() : nested.members(module)).stream()
        .filter(m -> Marks.has(m, Forward.class))
        .map(Element::getSimpleName)
        .allMatch(n -> n.contentEquals(method.getSimpleName()));
  }
}
