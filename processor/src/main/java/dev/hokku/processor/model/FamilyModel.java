package dev.hokku.processor.model;

import java.util.List;

/// A dispatch interface to be written: `LayerDispatch` for a family, `LinearDispatch` for a member of one. Names of classes are [marked][TypeRef#mark].
///
/// Read from declarations alone, before any body: later rounds see the interface.
///
/// @param isPublic whether the module is
/// @param variables the module's own
/// @param parents dispatch interfaces of the families that it belongs to, with type arguments
/// @param declared abstract forward methods of its own
/// @param implemented forward methods with a body that a family declares abstract
/// @param concrete it has a `TYPE` constant that names it
/// @param functional lambdas can stand for it
public record FamilyModel(
    TypeRef type, boolean isPublic, TypeVariables variables, List<String> parents, List<Method> declared, List<Method> implemented, boolean concrete,
    boolean functional) {

  /// @param params types as the module sees them
  /// @param thrown the exceptions that it declares, with commas between them
  public record Method(String name, TypeVariables variables, String returnType, List<Param> params, String thrown) {

    public boolean isVoid() {
      return returnType.equals("void");
    }
  }

  /// The interface's own name.
  public TypeRef dispatch() {
    return type.generated("Dispatch");
  }
}
