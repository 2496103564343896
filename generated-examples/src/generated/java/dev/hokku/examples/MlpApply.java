// Generated from Mlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Mlp} as pure functions: everything they read is a parameter, everything they write is in the result. {@link MlpInit} lists both.
 *
 * @see MlpInit
 */
@Lines("Mlp.java 52:24 54:25 62:32 63:0")
public final class MlpApply extends ModuleType<Mlp> {

  /** How a frame names a {@link Mlp}, finds its submodules and runs its methods. */
  public static final ModuleType<Mlp> TYPE = new MlpApply();

  private MlpApply() {
    super("mlp");
  }

  /**
   * Applies {@link Mlp#forward} as a pure function.
   *
   * @param params as made by {@link MlpInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x images of any shape, {@code f32[B,..]}
   * @return unnormalised log probabilities, {@code f32[B,classes]}
   */
  public static Tensor apply(Params params, Mlp module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, x));
  }

  /** The body of {@link Mlp#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | linear_{i} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear_{i} | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Mlp self, Frame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", x);
  }

  private static Tensor forwardBody(Mlp self, Frame frame, Tensor x) {
    // Mlp.java:24
    x = x.reshape(x.dim(0), -1);
    // Mlp.java:25
    for (int i = 0; i < self.sizes.length; i++) {
      // Made where it is used; the names are mlp/linear, mlp/linear_1, …, as in Haiku.
      x = LinearApply.forward(frame.<Linear>made(new Linear(self.sizes[i]), LinearApply.TYPE), frame, x);
      if (i + 1 < self.sizes.length) {
        x = relu(x);
      }
    }
    // Mlp.java:32
    return x;
  }

  public void options(Object module, Description list) {
    Mlp self = (Mlp) module;
    list.option("sizes", self.sizes);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Mlp self = (Mlp) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
