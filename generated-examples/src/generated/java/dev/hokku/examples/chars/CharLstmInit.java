// Generated from CharLstm.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.chars;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.nn.EmbedInit;
import dev.hokku.nn.LSTMInit;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.UnrollInit;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link CharLstm} starts from: makes the parameters and the first state that {@link CharLstmApply} reads.
 *
 * <pre>
 * Parameters                        value                                initializer                                                        declared at
 *   char_lstm/~/embed   embeddings  f32[embed.vocabSize,embed.embedDim]  embed.wInit != null ? embed.wInit : truncatedNormal(1)             CharLstm.java:17
 *   char_lstm/~/linear  w           [inputSize,outputSize]               wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  CharLstm.java:19
 *                       b           [outputSize]                         bInit != null ? bInit : zeros()                                    CharLstm.java:19
 *
 * Known at run time                              called at
 *   {core}           what the module called has  CharLstm.java:34
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see CharLstmApply
 */
@Lines("CharLstm.java 72:33 75:35 76:0")
public final class CharLstmInit {

  private CharLstmInit() {}

  /**
   * Makes what {@link CharLstm#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, CharLstm module, Tensor ids) {
    return InitFrame.init(key, Args.of(ids),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /**
   * Makes what {@link CharLstm#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, CharLstm module, Tensor ids) {
    return InitFrame.initFromShapes(key, Args.of(ids),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /** The body of {@link CharLstm#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(CharLstm self, InitFrame parent, Tensor ids) {
    return parent.<Tensor>call(self, CharLstmApply.TYPE, "forward", Args.of(ids),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(CharLstm self, InitFrame frame, Tensor ids) {
    // CharLstm.java:33
    Tensor hidden =
        UnrollInit.dynamicUnroll(frame, self.core, EmbedInit.forward(self.embed, frame, ids), LSTMInit.initialState(self.core, frame, ids.dim(0)), UnrollOptions.DEFAULT.withTimeMajor(false)).output();
    // CharLstm.java:35
    return LinearInit.forward(self.logits, frame, hidden);
  }
}
