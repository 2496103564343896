package dev.hokku.processor.model;

/// The method that a call names.
///
/// @param owner the class that declares it; its generated classes hold the lowered twin
/// @param how how the twin is reached
/// @param isForward marked with `@Forward`
/// @param isPrivate declared private
public record Callee(MethodId id, TypeRef owner, How how, boolean isForward, boolean isPrivate) {

  public enum How {
    /// A static method: `NetsApply.net(frame, x)`.
    STATIC,
    /// An instance method with a body: `LinearApply.forward(self.hidden, frame, x)`.
    DIRECT,
    /// An abstract forward method: `layer.forward$Apply(frame, x)`.
    VIRTUAL
  }
}
