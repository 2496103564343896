package dev.hokku.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/// A dispatch interface to be written: `LayerDispatch` for a family, `LinearDispatch` for a member of one.
///
/// Read from declarations alone, before any body: later rounds see the interface.
///
/// @param element the module as the running compilation sees it
/// @param parents dispatch interfaces of the families that it belongs to
/// @param declared abstract forward methods of its own
/// @param implemented forward methods with a body that a family declares abstract
/// @param concrete it has a `TYPE` constant that names it
/// @param functional lambdas can stand for it
public record FamilyModel(
    TypeElement element, TypeRef type, List<Parent> parents, List<Method> declared, List<Method> implemented, boolean concrete,
    boolean functional) {

  /// @param arguments type arguments, as declared
  public record Parent(TypeRef dispatch, List<? extends TypeMirror> arguments) {}

  /// @param parameters types as the module sees them
  public record Method(
      String name, TypeMirror returnType, List<TypeMirror> parameters, List<String> names, boolean varArgs,
      List<? extends TypeMirror> thrown, List<TypeParameter> typeParameters) {}

  public record TypeParameter(String name, List<? extends TypeMirror> bounds) {}

  /// The interface's own name.
  public TypeRef dispatch() {
    return type.generated("Dispatch");
  }
}
