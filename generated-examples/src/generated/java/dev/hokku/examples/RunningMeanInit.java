// Generated from RunningMean.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

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
    return Init.call(key, module, RunningMeanApply.TYPE, "forward", xs);
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
    return Init.callFromShapes(key, module, RunningMeanApply.TYPE, "forward", xs);
  }
}
