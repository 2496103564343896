// Generated from Frozen.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.hk.Interceptor;
import dev.hokku.lax.Lax;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormApply;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link Frozen} starts from: makes the parameters and the first state that {@link FrozenApply} reads.
 *
 * <pre>
 * Parameters                   value                   initializer                                                        declared at
 *   frozen/linear      w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Frozen.java:29
 *                      b       [outputSize]            bInit != null ? bInit : zeros()                                    Frozen.java:29
 *   frozen/batch_norm  scale   shape                   options.scaleInit != null ? options.scaleInit : ones()             Frozen.java:30
 *                      offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()          Frozen.java:30
 *
 * State                                    value          first value                  declared at
 *   frozen/batch_norm/~/mean_ema  average                                              Frozen.java:30
 *                                 counter  s32[]          constant(-ema.warmupLength)  Frozen.java:30
 *                                 hidden   value.shape()  zeros()                      Frozen.java:30
 *   frozen/batch_norm/~/var_ema   average                                              Frozen.java:30
 *                                 counter  s32[]          constant(-ema.warmupLength)  Frozen.java:30
 *                                 hidden   value.shape()  zeros()                      Frozen.java:30
 * </pre>
 *
 * @see FrozenApply
 */
@Lines("Frozen.java 81:24 86:28 90:0")
public final class FrozenInit {

  private FrozenInit() {}

  /**
   * Makes what {@link Frozen#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @param isTraining whether the batch's statistics are used and kept
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, Frozen module, Tensor x, boolean isTraining) {
    return InitFrame.init(key, Args.of(x, isTraining),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  /**
   * Makes what {@link Frozen#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @param isTraining whether the batch's statistics are used and kept
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, Frozen module, Tensor x, boolean isTraining) {
    return InitFrame.initFromShapes(key, Args.of(x, isTraining),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  /** The body of {@link Frozen#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Frozen self, InitFrame parent, Tensor x, boolean isTraining) {
    return parent.<Tensor>call(self, FrozenApply.TYPE, "forward", Args.of(x, isTraining),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  private static Tensor forwardBody(Frozen self, InitFrame frame, Tensor x, boolean isTraining) {
    // Frozen.java:24
    Interceptor stop = (next, args, context) -> {
      Object out = next.call(args);
      return context.module() instanceof BatchNorm && out instanceof Tensor tensor ? Lax.stopGradient(tensor) : out;
    };
    // Frozen.java:28
    return frame.interceptMethods(stop, frame_ -> {
      Tensor y = LinearInit.forward(frame_.<Linear>made(new Linear(self.outputSize()), LinearApply.TYPE), frame_, x);
      return BatchNormInit.forward(frame_.<BatchNorm>made(new BatchNorm(true, true, 0.9), BatchNormApply.TYPE), frame_, y, isTraining);
    });
  }
}
