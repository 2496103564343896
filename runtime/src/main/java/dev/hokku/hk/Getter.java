package dev.hokku.hk;

import dev.hokku.tensor.Tensor;

/// Is asked each time that a parameter or state is read; may change the value that the module sees.
///
/// Getters stack: the outermost is asked first and may pass on to `next`. Source: `hk.custom_getter`.
@FunctionalInterface
public interface Getter {

  /// The value that the module sees.
  Tensor get(Next next, Tensor value, VariableContext context);

  /// The next inner getter, at last the value itself.
  @FunctionalInterface
  interface Next {
    Tensor get(Tensor value);
  }
}
