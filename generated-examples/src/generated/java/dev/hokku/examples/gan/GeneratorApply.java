// Generated from Generator.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Generator} as pure functions: everything they read is a parameter, everything they write is in the result. {@link GeneratorInit} lists both.
 *
 * @see GeneratorInit
 */
@Lines("Generator.java 52:20 53:0")
public final class GeneratorApply {

  /** How a frame names a {@link Generator} and finds its submodules. */
  public static final ModuleType<Generator> TYPE =
      ModuleType.<Generator>of("generator")
          .withSubmodules((m, s) -> s.made(m.layers, MLPApply.TYPE));

  private GeneratorApply() {}

  /**
   * Applies {@link Generator#forward} as a pure function.
   *
   * @param params as made by {@link GeneratorInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param noise {@code f32[B,D]}
   * @return points, {@code f32[B,2]}
   */
  public static Tensor apply(Params params, Generator module, Tensor noise) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, noise));
  }

  /** The body of {@link Generator#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/mlp/~/linear_{i} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Generator.java:11
      PARAMETER | ~/mlp/~/linear_{i} | b | [outputSize] | bInit != null ? bInit : zeros() | Generator.java:11""")
  public static Tensor forward(Generator self, ApplyFrame parent, Tensor noise) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(noise),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Generator self, ApplyFrame frame, Tensor noise) {
    // Generator.java:20
    return MLPApply.forward(self.layers, frame, noise);
  }
}
