package dev.hokku.hk;

import dev.hokku.tensor.Tensor;

/// Is asked each time that a state is set; may change the value that is stored, or return [Hooks#DO_NOT_STORE].
///
/// Setters stack: the outermost is asked first and may pass on to `next`. Source: `hk.custom_setter`.
@FunctionalInterface
public interface Setter {

  /// The value to store.
  Tensor set(Next next, Tensor value, VariableContext context);

  /// The next inner setter, at last the value itself.
  @FunctionalInterface
  interface Next {
    Tensor set(Tensor value);
  }
}
