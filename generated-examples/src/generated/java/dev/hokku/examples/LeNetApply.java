// Generated from LeNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link LeNet} as pure functions: everything they read is a parameter, everything they write is in the result. {@link LeNetInit} lists both.
 *
 * @see LeNetInit
 */
@Lines("LeNet.java 57:35 59:36 61:37 63:38 65:39 66:0")
public final class LeNetApply extends ModuleType<LeNet> {

  /** How a frame names a {@link LeNet}, finds its submodules and runs its methods. */
  public static final ModuleType<LeNet> TYPE = new LeNetApply();

  private LeNetApply() {
    super("le_net");
  }

  /**
   * Applies {@link LeNet#forward} as a pure function.
   *
   * @param params as made by {@link LeNetInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return unnormalised log probabilities, {@code f32[B,classes]}
   */
  public static Tensor apply(Params params, LeNet module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, x));
  }

  /** The body of {@link LeNet#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/conv2_d | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      PARAMETER | ~/conv2_d_1 | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d_1 | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(LeNet self, Frame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", x);
  }

  private static Tensor forwardBody(LeNet self, Frame frame, Tensor x) {
    // LeNet.java:35
    x = x.expandDims(-1);
    // LeNet.java:36
    x = MaxPoolApply.forward(self.pool, frame, relu(Conv2DApply.forward(self.first, frame, x)));
    // LeNet.java:37
    x = MaxPoolApply.forward(self.pool, frame, relu(Conv2DApply.forward(self.second, frame, x)));
    // LeNet.java:38
    x = relu(LinearApply.forward(self.hidden, frame, FlattenApply.forward(self.flatten, frame, x)));
    // LeNet.java:39
    return LinearApply.forward(self.logits, frame, x);
  }

  public void submodules(Object module, Submodules list) {
    LeNet self = (LeNet) module;
    list.made(self.first, Conv2DApply.TYPE);
    list.made(self.second, Conv2DApply.TYPE);
    list.made(self.pool, MaxPoolApply.TYPE);
    list.made(self.flatten, FlattenApply.TYPE);
    list.made(self.hidden, LinearApply.TYPE);
    list.made(self.logits, LinearApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    LeNet self = (LeNet) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
