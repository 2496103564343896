// Generated from SmallResNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.nets.ResNetApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link SmallResNet} as pure functions: everything they read is a parameter, everything they write is in the result. {@link SmallResNetInit} lists both.
 *
 * @see SmallResNetInit
 */
@Lines("SmallResNet.java 71:34 72:0")
public final class SmallResNetApply extends ModuleType<SmallResNet> {

  /** How a frame names a {@link SmallResNet}, finds its submodules and runs its methods. */
  public static final ModuleType<SmallResNet> TYPE = new SmallResNetApply();

  private SmallResNetApply() {
    super("small_res_net");
  }

  /**
   * Applies {@link SmallResNet#forward} as a pure function.
   *
   * @param params as made by {@link SmallResNetInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link SmallResNetInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @param isTraining whether the batch's statistics are used and kept; static
   * @return unnormalised log probabilities, {@code f32[B,classes]}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, SmallResNet module, Tensor x, boolean isTraining) {
    Frame frame = Apply.open(params, state, null);
    return frame.<Tensor>applied(forward(module, frame, x, isTraining));
  }

  /** The body of {@link SmallResNet#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE FRAME", table = """
      PARAMETER | ~/res_net/~/conv2_d | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/res_net/~/conv2_d | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      STATE | ~/res_net/~/{initialBatchnorm}/~/mean_ema | average
      STATE | ~/res_net/~/{initialBatchnorm}/~/var_ema | average
      STATE | ~/res_net/~/{initialBatchnorm}/~/mean_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/res_net/~/{initialBatchnorm}/~/mean_ema | hidden | value.shape() | zeros()
      STATE | ~/res_net/~/{initialBatchnorm}/~/var_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/res_net/~/{initialBatchnorm}/~/var_ema | hidden | value.shape() | zeros()
      PARAMETER | ~/res_net/~/{initialBatchnorm} | scale | shape | options.scaleInit != null ? options.scaleInit : ones()
      PARAMETER | ~/res_net/~/{initialBatchnorm} | offset | shape | options.offsetInit != null ? options.offsetInit : zeros()
      OPEN | ~/res_net/{group}/~/{blocks} |  |  | what the module called has
      STATE | ~/res_net/~/{finalBatchnorm}/~/mean_ema | average
      STATE | ~/res_net/~/{finalBatchnorm}/~/var_ema | average
      STATE | ~/res_net/~/{finalBatchnorm}/~/mean_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/res_net/~/{finalBatchnorm}/~/mean_ema | hidden | value.shape() | zeros()
      STATE | ~/res_net/~/{finalBatchnorm}/~/var_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/res_net/~/{finalBatchnorm}/~/var_ema | hidden | value.shape() | zeros()
      PARAMETER | ~/res_net/~/{finalBatchnorm} | scale | shape | options.scaleInit != null ? options.scaleInit : ones()
      PARAMETER | ~/res_net/~/{finalBatchnorm} | offset | shape | options.offsetInit != null ? options.offsetInit : zeros()
      PARAMETER | ~/res_net/~/{logits} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/res_net/~/{logits} | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(SmallResNet self, Frame parent, Tensor x, boolean isTraining) {
    return parent.<Tensor>call(self, TYPE, "forward", x, isTraining);
  }

  private static Tensor forwardBody(SmallResNet self, Frame frame, Tensor x, boolean isTraining) {
    // SmallResNet.java:34
    return ResNetApply.forward(self.resnet, frame, x.expandDims(-1), isTraining);
  }

  public void submodules(Object module, Submodules list) {
    SmallResNet self = (SmallResNet) module;
    list.made(self.resnet, ResNetApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    SmallResNet self = (SmallResNet) module;
    return forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1));
  }
}
