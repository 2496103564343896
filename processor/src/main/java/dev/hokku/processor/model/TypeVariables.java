package dev.hokku.processor.model;

import java.util.List;

/// The type variables of a class or a method.
///
/// @param names in their order
/// @param declared with bounds, in which names of classes are [marked][TypeRef#mark]: `T extends Tensor`
public record TypeVariables(List<String> names, List<String> declared) {

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /// `<T extends Tensor>` as in a declaration; empty if there are none.
  public String parameters() {
    return bracketed(declared);
  }

  /// `<T>` behind a class's name; empty if there are none.
  public String arguments() {
    return bracketed(names);
  }

  private static String bracketed(List<String> variables) {
    return variables.isEmpty() ? "" : "<" + String.join(", ", variables) + ">";
  }
}
