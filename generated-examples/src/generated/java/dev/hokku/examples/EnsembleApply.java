// Generated from Ensemble.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.hk.Transformed;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.tree.Params;

/**
 * {@link Ensemble} as pure functions: everything they read is a parameter, everything they write is in the result. {@link EnsembleInit} lists both.
 *
 * @see EnsembleInit
 */
@Lines("Ensemble.java 57:28 59:29 60:33 61:33 62:0")
public final class EnsembleApply {

  /** How a frame names an {@link Ensemble} and finds its submodules. */
  public static final ModuleType<Ensemble> TYPE =
      ModuleType.<Ensemble>of("ensemble")
          .withOptions((m, d) -> d
              .option("members", m.members())
              .option("outputSize", m.outputSize()));

  private EnsembleApply() {}

  /**
   * Applies {@link Ensemble#forward} as a pure function.
   *
   * @param params as made by {@link EnsembleInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return what each member makes of them, {@code f32[members,B,outputSize]}
   */
  public static Tensor apply(Params params, Ensemble module, Tensor x) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, x));
  }

  /** The body of {@link Ensemble#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | members/mlp/~/linear_{i} | w | …[inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Ensemble.java:28
      PARAMETER | members/mlp/~/linear_{i} | b | …[outputSize] | bInit != null ? bInit : zeros() | Ensemble.java:28""")
  public static Tensor forward(Ensemble self, ApplyFrame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Ensemble self, ApplyFrame frame, Tensor x) {
    // Ensemble.java:28
    Transformed<Tensor, Tensor> member = frame.transform((ApplyFrame frame_, Tensor t) -> MLPApply.forward(frame_.<MLP>made(new MLP(16, self.outputSize()), MLPApply.TYPE), frame_, t));
    // Ensemble.java:29
    Params params = frame.lift("members");
    // Ensemble.java:33
    return Vmap.vmap((Params own) -> member.apply(own, x)).apply(params);
  }
}
