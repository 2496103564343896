package dev.hokku.hk;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// The policy of the nearest module that has one, as a hook on what is read and made inside it.
///
/// Source: the creator and the getter of `haiku._src.mixed_precision`.
record PolicyHook(Policy policy) implements Creator, Getter {

  @Override
  public Tensor create(Creator.Next next, Shape shape, DType dtype, Initializer initializer, VariableContext context) {
    return next.create(shape, policy.paramDtype(), initializer);
  }

  @Override
  public Tensor get(Getter.Next next, Tensor value, VariableContext context) {
    return next.get(policy.toCompute(value));
  }
}
