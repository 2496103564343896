package dev.hokku.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/// An `@HkTree` record, taken apart by the interface that is generated for it.
public record TreeModel(TypeElement element, TypeRef type, List<Component> components) {

  public record Component(String name, TypeMirror type) {}

  /// The interface's own name.
  public TypeRef tree() {
    return type.generated("Tree");
  }
}
