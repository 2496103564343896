// Generated from SmallMlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link SmallMlp} starts from: makes the parameters and the first state that {@link SmallMlpApply} reads.
 *
 * <pre>
 * Parameters                        value                   initializer                                                        declared at
 *   small_mlp/~/linear      w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  SmallMlp.java:16
 *                           b       [outputSize]            bInit != null ? bInit : zeros()                                    SmallMlp.java:16
 *   small_mlp/~/batch_norm  scale   shape                   options.scaleInit != null ? options.scaleInit : ones()             SmallMlp.java:17
 *                           offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()          SmallMlp.java:17
 *   small_mlp/~/linear_1    w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  SmallMlp.java:18
 *                           b       [outputSize]            bInit != null ? bInit : zeros()                                    SmallMlp.java:18
 *
 * State                                         value          first value                  declared at
 *   small_mlp/~/batch_norm/~/mean_ema  average                                              SmallMlp.java:17
 *                                      counter  s32[]          constant(-ema.warmupLength)  SmallMlp.java:17
 *                                      hidden   value.shape()  zeros()                      SmallMlp.java:17
 *   small_mlp/~/batch_norm/~/var_ema   average                                              SmallMlp.java:17
 *                                      counter  s32[]          constant(-ema.warmupLength)  SmallMlp.java:17
 *                                      hidden   value.shape()  zeros()                      SmallMlp.java:17
 *
 * Random keys
 *   small_mlp at SmallMlp.java:31
 * </pre>
 *
 * @see SmallMlpApply
 */
public final class SmallMlpInit {

  private SmallMlpInit() {}

  /**
   * Makes what {@link SmallMlp#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,784]}
   * @param isTraining whether to use the batch's own statistics and dropout
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, SmallMlp module, Tensor x, boolean isTraining) {
    return Init.call(key, module, SmallMlpApply.TYPE, "forward", x, isTraining);
  }

  /**
   * Makes what {@link SmallMlp#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,784]}
   * @param isTraining whether to use the batch's own statistics and dropout
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, SmallMlp module, Tensor x, boolean isTraining) {
    return Init.callFromShapes(key, module, SmallMlpApply.TYPE, "forward", x, isTraining);
  }
}
