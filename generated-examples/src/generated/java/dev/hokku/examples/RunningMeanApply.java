// Generated from RunningMean.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.control.Step;
import dev.hokku.hk.*;
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
@Lines("RunningMean.java 59:28 61:29 62:0 70:33 79:0")
public final class RunningMeanApply extends ModuleType<RunningMean> {

  /** How a frame names a {@link RunningMean}, finds its submodules and runs its methods. */
  public static final ModuleType<RunningMean> TYPE = new RunningMeanApply();

  private RunningMeanApply() {
    super("running_mean");
  }

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
    Frame frame = Apply.open(params, state, null);
    return frame.<Tensor>applied(forward(module, frame, xs));
  }

  /** The body of {@link RunningMean#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE FRAME", table = """
      STATE |  | steps | f32[] | zeros()
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(RunningMean self, Frame parent, Tensor xs) {
    return parent.<Tensor>call(self, TYPE, "forward", xs);
  }

  private static Tensor forwardBody(RunningMean self, Frame frame, Tensor xs) {
    // RunningMean.java:28
    Linear layer = frame.<Linear>made(new Linear(self.outputSize()), LinearApply.TYPE);
    // RunningMean.java:29
    return frame.<Tensor, Tensor>vmap((Frame frame_, Tensor sequence) -> means(self, frame_, layer, sequence), VmapAxes.in(0).splitRng(false)).apply(xs);
  }

  private static Tensor means(RunningMean self, Frame parent, Linear layer, Tensor sequence) {
    return parent.<Tensor>callMethod(self, TYPE, "means", layer, sequence);
  }

  private static Tensor meansBody(RunningMean self, Frame frame, Linear layer, Tensor sequence) {
    // RunningMean.java:33
    return frame.<Tensor, Tensor, Tensor>scan(
        (Frame frame_, Tensor sum, Tensor x) -> {
          Tensor steps = frame_.getState("steps", Shape.SCALAR, zeros()).add(1);
          frame_.setState("steps", steps);
          Tensor total = sum.add(LinearApply.forward(layer, frame_, x));
          return new Step<>(total, total.div(steps));
        },
        Numpy.zeros(self.outputSize()),
        sequence).ys();
  }

  public void options(Object module, Description list) {
    RunningMean self = (RunningMean) module;
    list.option("outputSize", self.outputSize());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    RunningMean self = (RunningMean) module;
    if (method.equals("forward")) {
      return forwardBody(self, frame, args.<Tensor>get(0));
    }
    return meansBody(self, frame, args.<Linear>get(0), args.<Tensor>get(1));
  }
}
