// Generated from Encoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.FlattenApply;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Encoder} as pure functions: everything they read is a parameter, everything they write is in the result. {@link EncoderInit} lists both.
 *
 * @see EncoderInit
 */
@Lines("Encoder.java 63:22 65:23 67:24 69:25 70:0")
public final class EncoderApply {

  /** How a frame names an {@link Encoder} and finds its submodules. */
  public static final ModuleType<Encoder> TYPE =
      ModuleType.<Encoder>of("encoder")
          .withOptions((m, d) -> d
              .option("hiddenSize", m.hiddenSize())
              .option("latentSize", m.latentSize()));

  private EncoderApply() {}

  /**
   * Applies {@link Encoder#forward} as a pure function.
   *
   * @param params as made by {@link EncoderInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return a normal distribution over codes
   */
  public static Gaussian apply(Params params, Encoder module, Tensor images) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, images));
  }

  /** The body of {@link Encoder#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Encoder.java:22
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros() | Encoder.java:22
      PARAMETER | mean | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Encoder.java:23
      PARAMETER | mean | b | [outputSize] | bInit != null ? bInit : zeros() | Encoder.java:23
      PARAMETER | log_variance | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Encoder.java:24
      PARAMETER | log_variance | b | [outputSize] | bInit != null ? bInit : zeros() | Encoder.java:24""")
  public static Gaussian forward(Encoder self, ApplyFrame parent, Tensor images) {
    return parent.<Gaussian>call(self, TYPE, "forward", Args.of(images),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Gaussian forwardBody(Encoder self, ApplyFrame frame, Tensor images) {
    // Encoder.java:22
    Tensor hidden = relu(LinearApply.forward(frame.<Linear>made(new Linear(self.hiddenSize()), LinearApply.TYPE), frame, FlattenApply.forward(frame.<Flatten>made(new Flatten(), FlattenApply.TYPE), frame, images)));
    // Encoder.java:23
    Tensor mean = LinearApply.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("mean"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:24
    Tensor logVariance = LinearApply.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("log_variance"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:25
    return new Gaussian(mean, logVariance);
  }
}
