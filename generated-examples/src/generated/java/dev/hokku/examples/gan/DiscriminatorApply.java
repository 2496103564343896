// Generated from Discriminator.java by hokku-processor. Changes made here are lost at the next build.
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
 * {@link Discriminator} as pure functions: everything they read is a parameter, everything they write is in the result. {@link DiscriminatorInit} lists both.
 *
 * @see DiscriminatorInit
 */
@Lines("Discriminator.java 52:20 53:0")
public final class DiscriminatorApply {

  /** How a frame names a {@link Discriminator} and finds its submodules. */
  public static final ModuleType<Discriminator> TYPE =
      ModuleType.<Discriminator>of("discriminator")
          .withSubmodules((m, s) -> s.made(m.layers, MLPApply.TYPE));

  private DiscriminatorApply() {}

  /**
   * Applies {@link Discriminator#forward} as a pure function.
   *
   * @param params as made by {@link DiscriminatorInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param points {@code f32[B,2]}
   * @return log odds that each is true, {@code f32[B]}
   */
  public static Tensor apply(Params params, Discriminator module, Tensor points) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, points));
  }

  /** The body of {@link Discriminator#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/mlp/~/linear_{i} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Discriminator.java:11
      PARAMETER | ~/mlp/~/linear_{i} | b | [outputSize] | bInit != null ? bInit : zeros() | Discriminator.java:11""")
  public static Tensor forward(Discriminator self, ApplyFrame parent, Tensor points) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(points),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Discriminator self, ApplyFrame frame, Tensor points) {
    // Discriminator.java:20
    return MLPApply.forward(self.layers, frame, points).squeeze(-1);
  }
}
