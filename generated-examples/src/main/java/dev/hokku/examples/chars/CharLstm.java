package dev.hokku.examples.chars;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Embed;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.tensor.Tensor;

/// Reads a text with an LSTM and says after each character which comes next.
///
/// Source: Graves 2013, *Generating sequences with recurrent neural networks*, <https://arxiv.org/abs/1308.0850>, section 3.
@HkModule
public final class CharLstm {
  final Embed embed;
  final LSTM core;
  final Linear logits;

  /// @param vocabularySize V, characters to choose from
  /// @param hiddenSize of the LSTM, and numbers that stand for a character
  public CharLstm(int vocabularySize, int hiddenSize) {
    this.embed = new Embed(vocabularySize, hiddenSize);
    this.core = new LSTM(hiddenSize);
    this.logits = new Linear(vocabularySize);
  }

  /// @param ids `s32[B,T]`
  /// @return unnormalised log probabilities of what comes after each, `f32[B,T,V]`
  @Forward
  public Tensor forward(Tensor ids) {
    Tensor hidden =
        Unroll.dynamicUnroll(core, embed.forward(ids), core.initialState(ids.dim(0)), UnrollOptions.DEFAULT.withTimeMajor(false)).output();
    return logits.forward(hidden);
  }
}
