// Generated from CharLstm.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.chars;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.Applied;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.nn.EmbedApply;
import dev.hokku.nn.LSTMApply;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.UnrollApply;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link CharLstm} as pure functions: everything they read is a parameter, everything they write is in the result. {@link CharLstmInit} lists both.
 *
 * @see CharLstmInit
 */
@Lines("CharLstm.java 114:33 117:35 118:0")
public final class CharLstmApply {

  /** How a frame names a {@link CharLstm} and finds its submodules. */
  public static final ModuleType<CharLstm> TYPE =
      ModuleType.<CharLstm>of("char_lstm")
          .withSubmodules((m, s) -> {
            s.made(m.embed, EmbedApply.TYPE);
            s.made(m.core, LSTMApply.TYPE);
            s.made(m.logits, LinearApply.TYPE);
          });

  private CharLstmApply() {}

  /**
   * Applies {@link CharLstm#forward} as a pure function.
   *
   * <p>This overload runs without state and without a key; a module that needs one of them makes it throw.
   *
   * @param params as made by {@link CharLstmInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return unnormalised log probabilities of what comes after each, {@code f32[B,T,V]}
   */
  public static Tensor apply(Params params, CharLstm module, Tensor ids) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, ids));
  }

  /**
   * Applies {@link CharLstm#forward} as a pure function.
   *
   * <p>This overload runs without state; a module that needs it makes it throw.
   *
   * @param params as made by {@link CharLstmInit#init}, or read from a checkpoint with these paths
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return unnormalised log probabilities of what comes after each, {@code f32[B,T,V]}
   */
  public static Tensor apply(Params params, Key key, CharLstm module, Tensor ids) {
    ApplyFrame frame = ApplyFrame.root().params(params).key(key).open();
    return frame.output(forward(module, frame, ids));
  }

  /**
   * Applies {@link CharLstm#forward} as a pure function.
   *
   * <p>This overload runs without a key; a module that needs it makes it throw.
   *
   * @param params as made by {@link CharLstmInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link CharLstmInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return unnormalised log probabilities of what comes after each, {@code f32[B,T,V]}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, CharLstm module, Tensor ids) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).open();
    return frame.applied(forward(module, frame, ids));
  }

  /**
   * Applies {@link CharLstm#forward} as a pure function.
   *
   * @param params as made by {@link CharLstmInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link CharLstmInit#init}, or returned by the last call
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param ids {@code s32[B,T]}
   * @return unnormalised log probabilities of what comes after each, {@code f32[B,T,V]}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, Key key, CharLstm module, Tensor ids) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).key(key).open();
    return frame.applied(forward(module, frame, ids));
  }

  /** The body of {@link CharLstm#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", may = "STATE KEY", table = """
      OPEN | ^{core} |  |  | what the module called has | CharLstm.java:34
      PARAMETER | ~/embed | embeddings | f32[embed.vocabSize,embed.embedDim] | embed.wInit != null ? embed.wInit : truncatedNormal(1) | CharLstm.java:17
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | CharLstm.java:19
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | CharLstm.java:19""")
  public static Tensor forward(CharLstm self, ApplyFrame parent, Tensor ids) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(ids),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(CharLstm self, ApplyFrame frame, Tensor ids) {
    // CharLstm.java:33
    Tensor hidden =
        UnrollApply.dynamicUnroll(frame, self.core, EmbedApply.forward(self.embed, frame, ids), LSTMApply.initialState(self.core, frame, ids.dim(0)), UnrollOptions.DEFAULT.withTimeMajor(false)).output();
    // CharLstm.java:35
    return LinearApply.forward(self.logits, frame, hidden);
  }
}
