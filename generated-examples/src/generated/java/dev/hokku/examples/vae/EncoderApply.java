// Generated from Encoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Encoder} as pure functions: everything they read is a parameter, everything they write is in the result. {@link EncoderInit} lists both.
 *
 * @see EncoderInit
 */
@Lines("Encoder.java 55:22 57:23 59:24 61:25 62:0")
public final class EncoderApply extends ModuleType<Encoder> {

  /** How a frame names an {@link Encoder}, finds its submodules and runs its methods. */
  public static final ModuleType<Encoder> TYPE = new EncoderApply();

  private EncoderApply() {
    super("encoder");
  }

  /**
   * Applies {@link Encoder#forward} as a pure function.
   *
   * @param params as made by {@link EncoderInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return a normal distribution over codes
   */
  public static Gaussian apply(Params params, Encoder module, Tensor images) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Gaussian>output(forward(module, frame, images));
  }

  /** The body of {@link Encoder#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | mean | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | mean | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | log_variance | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | log_variance | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Gaussian forward(Encoder self, Frame parent, Tensor images) {
    return parent.<Gaussian>call(self, TYPE, "forward", images);
  }

  private static Gaussian forwardBody(Encoder self, Frame frame, Tensor images) {
    // Encoder.java:22
    Tensor hidden = relu(LinearApply.forward(frame.<Linear>made(new Linear(self.hiddenSize()), LinearApply.TYPE), frame, FlattenApply.forward(frame.<Flatten>made(new Flatten(), FlattenApply.TYPE), frame, images)));
    // Encoder.java:23
    Tensor mean = LinearApply.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("mean"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:24
    Tensor logVariance = LinearApply.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("log_variance"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:25
    return new Gaussian(mean, logVariance);
  }

  public void options(Object module, Description list) {
    Encoder self = (Encoder) module;
    list
        .option("hiddenSize", self.hiddenSize())
        .option("latentSize", self.latentSize());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Encoder self = (Encoder) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
