// Generated from Decoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Decoder} as pure functions: everything they read is a parameter, everything they write is in the result. {@link DecoderInit} lists both.
 *
 * @see DecoderInit
 */
@Lines("Decoder.java 54:22 56:23 57:0")
public final class DecoderApply extends ModuleType<Decoder> {

  /** How a frame names a {@link Decoder}, finds its submodules and runs its methods. */
  public static final ModuleType<Decoder> TYPE = new DecoderApply();

  private DecoderApply() {
    super("decoder");
  }

  /**
   * Applies {@link Decoder#forward} as a pure function.
   *
   * @param params as made by {@link DecoderInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return log odds of ink in each pixel, {@code f32[B,H,W]}
   */
  public static Tensor apply(Params params, Decoder module, Tensor codes) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, codes));
  }

  /** The body of {@link Decoder#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Decoder self, Frame parent, Tensor codes) {
    return parent.<Tensor>call(self, TYPE, "forward", codes);
  }

  private static Tensor forwardBody(Decoder self, Frame frame, Tensor codes) {
    // Decoder.java:22
    Tensor hidden = relu(LinearApply.forward(frame.<Linear>made(new Linear(self.hiddenSize()), LinearApply.TYPE), frame, codes));
    // Decoder.java:23
    return LinearApply.forward(frame.<Linear>made(new Linear(self.height() * self.width()), LinearApply.TYPE), frame, hidden).reshape(-1, self.height(), self.width());
  }

  public void options(Object module, Description list) {
    Decoder self = (Decoder) module;
    list
        .option("hiddenSize", self.hiddenSize())
        .option("height", self.height())
        .option("width", self.width());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Decoder self = (Decoder) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
