package dev.hokku.optim;

import dev.hokku.tensor.Tensor;

/// A number that changes with the step: usually the learning rate. `Schedules` names the usual ones.
///
/// Source: `optax.Schedule`.
@FunctionalInterface
public interface Schedule {

  /// The value at a step.
  ///
  /// @param count steps taken before, `s32[]`; 0 at the first
  /// @return `f32[]`
  Tensor at(Tensor count);
}
