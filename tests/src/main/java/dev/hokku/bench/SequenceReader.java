package dev.hokku.bench;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.lax.Lax;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.Unroll;
import dev.hokku.tensor.Tensor;

/// An [LSTM] that reads a sequence to its end.
///
/// @param units of the cell, H
@HkModule
record SequenceReader(int units) {

  /// @param xs `f32[T,N,D]`
  /// @return the last output, `f32[1,N,H]`
  @Forward
  Tensor forward(Tensor xs) {
    LSTM core = new LSTM(units);
    Tensor outputs = Unroll.dynamicUnroll(core, xs, core.initialState(xs.dim(1))).output();
    return Lax.sliceInDim(outputs, xs.dim(0) - 1, xs.dim(0), 0);
  }
}
