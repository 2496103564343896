package dev.hokku.hk;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Is asked when a parameter or state does not exist yet; may change shape, dtype or initializer, or make the value itself.
///
/// Creators stack: the outermost is asked first and may pass on to `next`. One that returns [Hooks#DO_NOT_STORE] leaves nothing behind;
/// a [Getter] then gives the value.
///
/// Source: `hk.custom_creator`.
@FunctionalInterface
public interface Creator {

  /// The first value.
  Tensor create(Next next, Shape shape, DType dtype, Initializer initializer, VariableContext context);

  /// The next inner creator, at last the initializer.
  @FunctionalInterface
  interface Next {
    Tensor create(Shape shape, DType dtype, Initializer initializer);
  }
}
