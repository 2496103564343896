// Generated from RunningMean.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Lines;
import dev.hokku.control.Step;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.VmapAxes;

/**
 * What {@link RunningMean} starts from: makes the parameters and the first state that {@link RunningMeanApply} reads.
 *
 * <pre>
 * Parameters                value                   initializer                                                        declared at
 *   running_mean/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  RunningMean.java:37
 *                        b  [outputSize]            bInit != null ? bInit : zeros()                                    RunningMean.java:37
 *
 * State                  value  first value  declared at
 *   running_mean  steps  f32[]  zeros()      RunningMean.java:35
 * </pre>
 *
 * @see RunningMeanApply
 */
@Lines("RunningMean.java 73:28 75:29 76:0 85:33 94:0")
public final class RunningMeanInit {

  private RunningMeanInit() {}

  /**
   * Makes what {@link RunningMean#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs sequences, {@code f32[B,T,D]}
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, RunningMean module, Tensor xs) {
    return InitFrame.init(key, Args.of(xs),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /**
   * Makes what {@link RunningMean#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs sequences, {@code f32[B,T,D]}
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, RunningMean module, Tensor xs) {
    return InitFrame.initFromShapes(key, Args.of(xs),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /** The body of {@link RunningMean#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(RunningMean self, InitFrame parent, Tensor xs) {
    return parent.<Tensor>call(self, RunningMeanApply.TYPE, "forward", Args.of(xs),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(RunningMean self, InitFrame frame, Tensor xs) {
    // RunningMean.java:28
    Linear layer = frame.<Linear>made(new Linear(self.outputSize()), LinearApply.TYPE);
    // RunningMean.java:29
    return frame.vmap((InitFrame frame_, Tensor sequence) -> means(self, frame_, layer, sequence), VmapAxes.in(0).splitRng(false)).apply(xs);
  }

  private static Tensor means(RunningMean self, InitFrame parent, Linear layer, Tensor sequence) {
    return parent.<Tensor>call(self, RunningMeanApply.TYPE, "means", false, Args.of(layer, sequence),
        (frame, args) -> meansBody(self, frame, args.<Linear>get(0), args.<Tensor>get(1)));
  }

  private static Tensor meansBody(RunningMean self, InitFrame frame, Linear layer, Tensor sequence) {
    // RunningMean.java:33
    return frame.scan(
        (InitFrame frame_, Tensor sum, Tensor x) -> {
          Tensor steps = frame_.getState("steps", Shape.SCALAR, zeros()).add(1);
          frame_.setState("steps", steps);
          Tensor total = sum.add(LinearInit.forward(layer, frame_, x));
          return new Step<>(total, total.div(steps));
        },
        Numpy.zeros(self.outputSize()),
        sequence).ys();
  }
}
