package dev.hokku.processor.model;

import java.util.List;

/// An `@HkTree` record, taken apart by the interface that is generated for it.
///
/// @param isPublic whether the record is
/// @param variables the record's own
public record TreeModel(TypeRef type, boolean isPublic, TypeVariables variables, List<Component> components) {

  /// @param type in which names of classes are [marked][TypeRef#mark]
  /// @param unchecked whether a cast to the type cannot be checked at run time
  public record Component(String name, String type, boolean unchecked) {}

  /// The interface's own name.
  public TypeRef tree() {
    return type.generated("Tree");
  }
}
