// Generated from Ensemble.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.tree.Params;

/**
 * {@link Ensemble} as pure functions: everything they read is a parameter, everything they write is in the result. {@link EnsembleInit} lists both.
 *
 * @see EnsembleInit
 */
@Lines("Ensemble.java 53:28 55:29 60:33 61:0")
public final class EnsembleApply extends ModuleType<Ensemble> {

  /** How a frame names an {@link Ensemble}, finds its submodules and runs its methods. */
  public static final ModuleType<Ensemble> TYPE = new EnsembleApply();

  private EnsembleApply() {
    super("ensemble");
  }

  /**
   * Applies {@link Ensemble#forward} as a pure function.
   *
   * @param params as made by {@link EnsembleInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return what each member makes of them, {@code f32[members,B,outputSize]}
   */
  public static Tensor apply(Params params, Ensemble module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, x));
  }

  /** The body of {@link Ensemble#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | members/mlp/~/linear_{i} | w | …[inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | members/mlp/~/linear_{i} | b | …[outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Ensemble self, Frame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", x);
  }

  private static Tensor forwardBody(Ensemble self, Frame frame, Tensor x) {
    // Ensemble.java:28
    Transformed<Tensor, Tensor> member = frame.<Tensor, Tensor>transform((Frame frame_, Tensor t) -> MLPApply.forward(frame_.<MLP>made(new MLP(16, self.outputSize()), MLPApply.TYPE), frame_, t));
    // Ensemble.java:29
    Params params = frame.lift("members", frame_ -> {
      Tensor keys = Numpy.stack(frame_.nextRngKeys(self.members()).stream().map(Key::data).toList(), 0);
      return Vmap.vmap((Tensor key) -> member.init(Key.wrap(key), x)).apply(keys);
    });
    // Ensemble.java:33
    return Vmap.vmap((Params own) -> member.apply(own, x)).apply(params);
  }

  public void options(Object module, Description list) {
    Ensemble self = (Ensemble) module;
    list
        .option("members", self.members())
        .option("outputSize", self.outputSize());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Ensemble self = (Ensemble) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
