package dev.hokku.examples.chars;

import dev.hokku.nn.nets.GPT;
import dev.hokku.nn.nets.GPTApply;
import dev.hokku.nn.nets.GPTInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.function.BiFunction;

/// A network that foretells characters, as the two functions that javac made of it.
///
/// @param name for messages
/// @param init from a key and characters `s32[B,T]` (shapes are enough) to first parameters
/// @param logits from parameters and characters `s32[B,T]` to unnormalised log probabilities of what comes after each, `f32[B,T,V]`
public record CharModel(String name, BiFunction<Key, Tensor, Params> init, BiFunction<Params, Tensor, Tensor> logits) {

  /// An LSTM of 192.
  public static CharModel lstm(int vocabularySize) {
    CharLstm net = new CharLstm(vocabularySize, 192);
    return new CharModel("LSTM", (key, ids) -> CharLstmInit.initFromShapes(key, net, ids), (params, ids) -> CharLstmApply.apply(params, net, ids));
  }

  /// A GPT of 3 blocks with 4 heads, 128 wide.
  public static CharModel gpt(int vocabularySize) {
    GPT net = GPT.gpt2(vocabularySize, CharTraining.LENGTH, 128, 3, 4);
    return new CharModel("GPT", (key, ids) -> GPTInit.initFromShapes(key, net, ids), (params, ids) -> GPTApply.apply(params, net, ids));
  }
}
