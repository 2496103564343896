// Generated from SmallMlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.BatchNormApply;
import dev.hokku.nn.LinearApply;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link SmallMlp} as pure functions: everything they read is a parameter, everything they write is in the result. {@link SmallMlpInit} lists both.
 *
 * @see SmallMlpInit
 */
@Lines("SmallMlp.java 70:28 72:29 74:30 78:33 79:0")
public final class SmallMlpApply extends ModuleType<SmallMlp> {

  /** How a frame names a {@link SmallMlp}, finds its submodules and runs its methods. */
  public static final ModuleType<SmallMlp> TYPE = new SmallMlpApply();

  private SmallMlpApply() {
    super("small_mlp");
  }

  /**
   * Applies {@link SmallMlp#forward} as a pure function.
   *
   * @param params as made by {@link SmallMlpInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link SmallMlpInit#init}, or returned by the last call
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,784]}
   * @param isTraining whether to use the batch's own statistics and dropout
   * @return unnormalised log probabilities, {@code f32[B,10]}, and the next state
   */
  public static Applied<Tensor> apply(
      Params params, State state, Key key, SmallMlp module, Tensor x, boolean isTraining) {
    Frame frame = Apply.open(params, state, key);
    return frame.<Tensor>applied(forward(module, frame, x, isTraining));
  }

  /** The body of {@link SmallMlp#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE KEY FRAME", table = """
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      STATE | ~/batch_norm/~/mean_ema | average
      STATE | ~/batch_norm/~/var_ema | average
      STATE | ~/batch_norm/~/mean_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/batch_norm/~/mean_ema | hidden | value.shape() | zeros()
      STATE | ~/batch_norm/~/var_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/batch_norm/~/var_ema | hidden | value.shape() | zeros()
      PARAMETER | ~/batch_norm | scale | shape | options.scaleInit != null ? options.scaleInit : ones()
      PARAMETER | ~/batch_norm | offset | shape | options.offsetInit != null ? options.offsetInit : zeros()
      KEY
      PARAMETER | ~/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(SmallMlp self, Frame parent, Tensor x, boolean isTraining) {
    return parent.<Tensor>call(self, TYPE, "forward", x, isTraining);
  }

  private static Tensor forwardBody(SmallMlp self, Frame frame, Tensor x, boolean isTraining) {
    // SmallMlp.java:28
    Tensor h = LinearApply.forward(self.hidden, frame, x);
    // SmallMlp.java:29
    h = relu(BatchNormApply.forward(self.norm, frame, h, isTraining));
    // SmallMlp.java:30
    if (isTraining) {
      h = dropout(frame.nextRngKey(), 0.5, h);
    }
    // SmallMlp.java:33
    return LinearApply.forward(self.logits, frame, h);
  }

  public void submodules(Object module, Submodules list) {
    SmallMlp self = (SmallMlp) module;
    list.made(self.hidden, LinearApply.TYPE);
    list.made(self.norm, BatchNormApply.TYPE);
    list.made(self.logits, LinearApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    SmallMlp self = (SmallMlp) module;
    return forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1));
  }
}
