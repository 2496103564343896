// Generated from CharLstm.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.chars;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link CharLstm} starts from: makes the parameters and the first state that {@link CharLstmApply} reads.
 *
 * <pre>
 * Parameters                             value                                initializer                                                        declared at
 *   char_lstm/~/lstm/linear  w           [inputSize,outputSize]               wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  CharLstm.java:18
 *                            b           [outputSize]                         bInit != null ? bInit : zeros()                                    CharLstm.java:18
 *   char_lstm/~/embed        embeddings  f32[embed.vocabSize,embed.embedDim]  embed.wInit != null ? embed.wInit : truncatedNormal(1)             CharLstm.java:17
 *   char_lstm/~/linear       w           [inputSize,outputSize]               wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  CharLstm.java:19
 *                            b           [outputSize]                         bInit != null ? bInit : zeros()                                    CharLstm.java:19
 * </pre>
 *
 * @see CharLstmApply
 */
public final class CharLstmInit {

  private CharLstmInit() {}

  /**
   * Makes what {@link CharLstm#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return the parameters, by path
   */
  public static Params init(Key key, CharLstm module, Tensor ids) {
    return Init.call(key, module, CharLstmApply.TYPE, "forward", ids).params();
  }

  /**
   * Makes what {@link CharLstm#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, CharLstm module, Tensor ids) {
    return Init.callFromShapes(key, module, CharLstmApply.TYPE, "forward", ids).params();
  }
}
