// Generated from CharLstm.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.chars;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link CharLstm} as pure functions: everything they read is a parameter, everything they write is in the result. {@link CharLstmInit} lists both.
 *
 * @see CharLstmInit
 */
@Lines("CharLstm.java 52:33 55:35 56:0")
public final class CharLstmApply extends ModuleType<CharLstm> {

  /** How a frame names a {@link CharLstm}, finds its submodules and runs its methods. */
  public static final ModuleType<CharLstm> TYPE = new CharLstmApply();

  private CharLstmApply() {
    super("char_lstm");
  }

  /**
   * Applies {@link CharLstm#forward} as a pure function.
   *
   * @param params as made by {@link CharLstmInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return unnormalised log probabilities of what comes after each, {@code f32[B,T,V]}
   */
  public static Tensor apply(Params params, CharLstm module, Tensor ids) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, ids));
  }

  /** The body of {@link CharLstm#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/lstm/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/lstm/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/embed | embeddings | f32[embed.vocabSize,embed.embedDim] | embed.wInit != null ? embed.wInit : truncatedNormal(1)
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(CharLstm self, Frame parent, Tensor ids) {
    return parent.<Tensor>call(self, TYPE, "forward", ids);
  }

  private static Tensor forwardBody(CharLstm self, Frame frame, Tensor ids) {
    // CharLstm.java:33
    Tensor hidden =
        UnrollApply.dynamicUnroll(frame, self.core, EmbedApply.forward(self.embed, frame, ids), LSTMApply.initialState(self.core, frame, ids.dim(0)), UnrollOptions.DEFAULT.withTimeMajor(false)).output();
    // CharLstm.java:35
    return LinearApply.forward(self.logits, frame, hidden);
  }

  public void submodules(Object module, Submodules list) {
    CharLstm self = (CharLstm) module;
    list.made(self.embed, EmbedApply.TYPE);
    list.made(self.core, LSTMApply.TYPE);
    list.made(self.logits, LinearApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    CharLstm self = (CharLstm) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
