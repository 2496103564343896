// Generated from Generator.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Generator} as pure functions: everything they read is a parameter, everything they write is in the result. {@link GeneratorInit} lists both.
 *
 * @see GeneratorInit
 */
@Lines("Generator.java 49:20 50:0")
public final class GeneratorApply extends ModuleType<Generator> {

  /** How a frame names a {@link Generator}, finds its submodules and runs its methods. */
  public static final ModuleType<Generator> TYPE = new GeneratorApply();

  private GeneratorApply() {
    super("generator");
  }

  /**
   * Applies {@link Generator#forward} as a pure function.
   *
   * @param params as made by {@link GeneratorInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param noise {@code f32[B,D]}
   * @return points, {@code f32[B,2]}
   */
  public static Tensor apply(Params params, Generator module, Tensor noise) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, noise));
  }

  /** The body of {@link Generator#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/mlp/~/linear_{i} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/mlp/~/linear_{i} | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Generator self, Frame parent, Tensor noise) {
    return parent.<Tensor>call(self, TYPE, "forward", noise);
  }

  private static Tensor forwardBody(Generator self, Frame frame, Tensor noise) {
    // Generator.java:20
    return MLPApply.forward(self.layers, frame, noise);
  }

  public void submodules(Object module, Submodules list) {
    Generator self = (Generator) module;
    list.made(self.layers, MLPApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Generator self = (Generator) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
