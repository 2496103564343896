package dev.hokku.tests.interop;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.Tensor;

/// The networks of `pytorch_sequences.py` and `Sequences` of `flax_net.py`: LSTMs, one behind the other, and an attention with two heads.
///
/// @param layers of LSTMs
/// @param hiddenSize of each
/// @param selfAttention whether the attention reads what it asks with, or the network's input
@HkModule
record SequencesNet(int layers, int hiddenSize, boolean selfAttention) {

  /// @param x `f32[N,T,4]`
  /// @param mask `[1,1,T,T]`
  @Forward
  Tensor forward(Tensor x, Tensor mask) {
    Tensor h = x.transpose(1, 0, 2);
    for (int i = 0; i < layers; i++) {
      LSTM lstm = new LSTM(hiddenSize);
      h = Unroll.dynamicUnroll(lstm, h, lstm.initialState(x.dim(0))).output();
    }
    h = h.transpose(1, 0, 2);
    Tensor read = selfAttention ? h : x;
    return new MultiHeadAttention(2, 4, Initializers.truncatedNormal()).forward(h, read, read, mask);
  }
}
