package dev.hokku.hk;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Makes the first value of a parameter or state.
///
/// It is given the sequence of keys and not a key, so that one that draws nothing (`zeros`) takes none.
///
/// Source: `hk.initializers.Initializer`. Implementations are in `dev.hokku.nn.init`.
@FunctionalInterface
public interface Initializer {

  /// A tensor of this shape and dtype.
  ///
  /// @param keys where random keys come from
  Tensor apply(Shape shape, DType dtype, KeySource keys);
}
