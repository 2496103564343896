package dev.hokku.nn;

import dev.hokku.HkTree;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What an LSTM hands from step to step.
///
/// @param hidden its output, `[N,H]`
/// @param cell its memory, `[N,H]`
///
/// Source: `hk.LSTMState`.
@HkTree
public record LSTMState(Tensor hidden, Tensor cell) implements LSTMStateTree {

  /// Zeros.
  static LSTMState zeros(Shape shape, @Nullable Integer batchSize) {
    Shape batched = batched(shape, batchSize);
    return new LSTMState(Numpy.zeros(batched), Numpy.zeros(batched));
  }

  static Shape batched(Shape shape, @Nullable Integer batchSize) {
    return batchSize == null ? shape : shape.insert(0, batchSize);
  }
}
