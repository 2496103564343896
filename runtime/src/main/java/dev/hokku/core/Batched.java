package dev.hokku.core;

import dev.hokku.tensor.Tensor;

/// A tensor and the axis that `vmap` maps over.
///
/// @param value the tensor with all elements of the batch
/// @param axis the batch axis, or [#NONE] if the value is the same for all
public record Batched(Tensor value, int axis) {

  /// No batch axis.
  public static final int NONE = -1;

  /// A value that is the same for every element of the batch.
  public static Batched same(Tensor value) {
    return new Batched(value, NONE);
  }

  /// Whether it has a batch axis.
  public boolean isBatched() {
    return axis != NONE;
  }
}
