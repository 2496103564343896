package dev.hokku.processor.read;

import dev.hokku.Forward;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.MethodId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/// Which methods run where an abstract forward method is called on a module of a known static class: those that a call on that class would name.
/// They have bodies, so that no subclass may override them (HK0108).
final class Implementations {

  private final NestedAnalysis nested;
  private final Library library;
  private final Map<TypeElement, Map<MethodId, Callee>> known = new HashMap<>();

  Implementations(NestedAnalysis nested, Library library) {
    this.nested = nested;
    this.library = library;
  }

  /// By abstract method; those are missing that have no body here either.
  Map<MethodId, Callee> of(TypeElement type) {
    Map<MethodId, Callee> found = known.get(type);
    if (found == null) {
      found = read(type);
      known.put(type, found);
    }
    return found;
  }

  private Map<MethodId, Callee> read(TypeElement type) {
    Set<ExecutableElement> declared = new LinkedHashSet<>();
    collect(type.asType(), declared);
    Map<MethodId, Callee> found = new HashMap<>();
    for (ExecutableElement body : ElementFilter.methodsIn(nested.members(type))) {
      boolean runs = !body.getModifiers().contains(Modifier.ABSTRACT) && Marks.has(body, Forward.class) && !library.compiledWithoutProcessor(body);
      if (runs && library.callee(body) instanceof Callee callee) {
        declared.stream()
            .filter(method -> nested.elements.overrides(body, method, type))
            .forEach(method -> found.put(TypeNames.id(method, nested.types), callee));
      }
    }
    return Map.copyOf(found);
  }

  /// The abstract forward methods of all modules that a type inherits from.
  private void collect(TypeMirror type, Set<ExecutableElement> found) {
    for (TypeMirror parent : nested.types.directSupertypes(type)) {
      if (TypeNames.module(parent, nested.types) instanceof TypeElement module) {
        library.abstractForwards(module).forEach(found::add);
      }
      collect(parent, found);
    }
  }
}
