// Generated from Frozen.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
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
    return Init.call(key, module, FrozenApply.TYPE, "forward", x, isTraining);
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
    return Init.callFromShapes(key, module, FrozenApply.TYPE, "forward", x, isTraining);
  }
}
