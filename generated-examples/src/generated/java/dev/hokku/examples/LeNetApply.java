// Generated from LeNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.nn.Conv2DApply;
import dev.hokku.nn.FlattenApply;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.MaxPoolApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link LeNet} as pure functions: everything they read is a parameter, everything they write is in the result. {@link LeNetInit} lists both.
 *
 * @see LeNetInit
 */
@Lines("LeNet.java 70:35 72:36 74:37 76:38 78:39 79:0")
public final class LeNetApply {

  /** How a frame names a {@link LeNet} and finds its submodules. */
  public static final ModuleType<LeNet> TYPE =
      ModuleType.<LeNet>of("le_net")
          .withSubmodules((m, s) -> {
            s.made(m.first, Conv2DApply.TYPE);
            s.made(m.second, Conv2DApply.TYPE);
            s.made(m.pool, MaxPoolApply.TYPE);
            s.made(m.flatten, FlattenApply.TYPE);
            s.made(m.hidden, LinearApply.TYPE);
            s.made(m.logits, LinearApply.TYPE);
          });

  private LeNetApply() {}

  /**
   * Applies {@link LeNet#forward} as a pure function.
   *
   * @param params as made by {@link LeNetInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return unnormalised log probabilities, {@code f32[B,classes]}
   */
  public static Tensor apply(Params params, LeNet module, Tensor x) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, x));
  }

  /** The body of {@link LeNet#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/conv2_d | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev) | LeNet.java:19
      PARAMETER | ~/conv2_d | b | biasShape | options.bInit() != null ? options.bInit() : zeros() | LeNet.java:19
      PARAMETER | ~/conv2_d_1 | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev) | LeNet.java:20
      PARAMETER | ~/conv2_d_1 | b | biasShape | options.bInit() != null ? options.bInit() : zeros() | LeNet.java:20
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | LeNet.java:23
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | LeNet.java:23
      PARAMETER | ~/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | LeNet.java:24
      PARAMETER | ~/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros() | LeNet.java:24""")
  public static Tensor forward(LeNet self, ApplyFrame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(LeNet self, ApplyFrame frame, Tensor x) {
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
}
