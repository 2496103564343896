// Generated from RunningMean.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.control.Step;
import dev.hokku.hk.Applied;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link RunningMean} as pure functions: everything they read is a parameter, everything they write is in the result. {@link RunningMeanInit} lists both.
 *
 * @see RunningMeanInit
 */
@Lines("RunningMean.java 63:28 65:29 66:0 75:33 84:0")
public final class RunningMeanApply {

  /** How a frame names a {@link RunningMean} and finds its submodules. */
  public static final ModuleType<RunningMean> TYPE =
      ModuleType.<RunningMean>of("running_mean")
          .withOptions((m, d) -> d.option("outputSize", m.outputSize()));

  private RunningMeanApply() {}

  /**
   * Applies {@link RunningMean#forward} as a pure function.
   *
   * @param params as made by {@link RunningMeanInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link RunningMeanInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param xs sequences, {@code f32[B,T,D]}
   * @return the mean of all outputs so far at each step, {@code f32[B,T,outputSize]}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, RunningMean module, Tensor xs) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).open();
    return frame.applied(forward(module, frame, xs));
  }

  /** The body of {@link RunningMean#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE FRAME", table = """
      STATE |  | steps | f32[] | zeros() | RunningMean.java:35
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | RunningMean.java:37
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros() | RunningMean.java:37""")
  public static Tensor forward(RunningMean self, ApplyFrame parent, Tensor xs) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(xs),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(RunningMean self, ApplyFrame frame, Tensor xs) {
    // RunningMean.java:28
    Linear layer = frame.<Linear>made(new Linear(self.outputSize()), LinearApply.TYPE);
    // RunningMean.java:29
    return frame.vmap((ApplyFrame frame_, Tensor sequence) -> means(self, frame_, layer, sequence), VmapAxes.in(0).splitRng(false)).apply(xs);
  }

  private static Tensor means(RunningMean self, ApplyFrame parent, Linear layer, Tensor sequence) {
    return parent.<Tensor>call(self, TYPE, "means", false, Args.of(layer, sequence),
        (frame, args) -> meansBody(self, frame, args.<Linear>get(0), args.<Tensor>get(1)));
  }

  private static Tensor meansBody(RunningMean self, ApplyFrame frame, Linear layer, Tensor sequence) {
    // RunningMean.java:33
    return frame.scan(
        (ApplyFrame frame_, Tensor sum, Tensor x) -> {
          Tensor steps = frame_.getState("steps", Shape.SCALAR, zeros()).add(1);
          frame_.setState("steps", steps);
          Tensor total = sum.add(LinearApply.forward(layer, frame_, x));
          return new Step<>(total, total.div(steps));
        },
        Numpy.zeros(self.outputSize()),
        sequence).ys();
  }
}
