// Generated from Discriminator.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Discriminator} as pure functions: everything they read is a parameter, everything they write is in the result. {@link DiscriminatorInit} lists both.
 *
 * @see DiscriminatorInit
 */
@Lines("Discriminator.java 49:20 50:0")
public final class DiscriminatorApply extends ModuleType<Discriminator> {

  /** How a frame names a {@link Discriminator}, finds its submodules and runs its methods. */
  public static final ModuleType<Discriminator> TYPE = new DiscriminatorApply();

  private DiscriminatorApply() {
    super("discriminator");
  }

  /**
   * Applies {@link Discriminator#forward} as a pure function.
   *
   * @param params as made by {@link DiscriminatorInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param points {@code f32[B,2]}
   * @return log odds that each is true, {@code f32[B]}
   */
  public static Tensor apply(Params params, Discriminator module, Tensor points) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, points));
  }

  /** The body of {@link Discriminator#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/mlp/~/linear_{i} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/mlp/~/linear_{i} | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Discriminator self, Frame parent, Tensor points) {
    return parent.<Tensor>call(self, TYPE, "forward", points);
  }

  private static Tensor forwardBody(Discriminator self, Frame frame, Tensor points) {
    // Discriminator.java:20
    return MLPApply.forward(self.layers, frame, points).squeeze(-1);
  }

  public void submodules(Object module, Submodules list) {
    Discriminator self = (Discriminator) module;
    list.made(self.layers, MLPApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Discriminator self = (Discriminator) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
