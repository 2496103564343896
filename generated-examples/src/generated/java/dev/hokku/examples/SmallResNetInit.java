// Generated from SmallResNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link SmallResNet} starts from: makes the parameters and the first state that {@link SmallResNetApply} reads.
 *
 * <pre>
 * Parameters                                              value                   initializer                                                          declared at
 *   small_res_net/~/res_net/~/conv2_d             w       shape                   options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  SmallResNet.java:16
 *                                                 b       biasShape               options.bInit() != null ? options.bInit() : zeros()                  SmallResNet.java:16
 *   small_res_net/~/res_net/~/{initialBatchnorm}  scale   shape                   options.scaleInit != null ? options.scaleInit : ones()               SmallResNet.java:16
 *                                                 offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()            SmallResNet.java:16
 *   small_res_net/~/res_net/~/{finalBatchnorm}    scale   shape                   options.scaleInit != null ? options.scaleInit : ones()               SmallResNet.java:16
 *                                                 offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()            SmallResNet.java:16
 *   small_res_net/~/res_net/~/{logits}            w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))    SmallResNet.java:16
 *                                                 b       [outputSize]            bInit != null ? bInit : zeros()                                      SmallResNet.java:16
 *
 * State                                                               value          first value                  declared at
 *   small_res_net/~/res_net/~/{initialBatchnorm}/~/mean_ema  average                                              SmallResNet.java:16
 *                                                            counter  s32[]          constant(-ema.warmupLength)  SmallResNet.java:16
 *                                                            hidden   value.shape()  zeros()                      SmallResNet.java:16
 *   small_res_net/~/res_net/~/{initialBatchnorm}/~/var_ema   average                                              SmallResNet.java:16
 *                                                            counter  s32[]          constant(-ema.warmupLength)  SmallResNet.java:16
 *                                                            hidden   value.shape()  zeros()                      SmallResNet.java:16
 *   small_res_net/~/res_net/~/{finalBatchnorm}/~/mean_ema    average                                              SmallResNet.java:16
 *                                                            counter  s32[]          constant(-ema.warmupLength)  SmallResNet.java:16
 *                                                            hidden   value.shape()  zeros()                      SmallResNet.java:16
 *   small_res_net/~/res_net/~/{finalBatchnorm}/~/var_ema     average                                              SmallResNet.java:16
 *                                                            counter  s32[]          constant(-ema.warmupLength)  SmallResNet.java:16
 *                                                            hidden   value.shape()  zeros()                      SmallResNet.java:16
 *
 * Known at run time                                                         called at
 *   small_res_net/~/res_net/{group}/~/{blocks}  what the module called has  SmallResNet.java:16
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see SmallResNetApply
 */
public final class SmallResNetInit {

  private SmallResNetInit() {}

  /**
   * Makes what {@link SmallResNet#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @param isTraining whether the batch's statistics are used and kept; static
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, SmallResNet module, Tensor x, boolean isTraining) {
    return Init.call(key, module, SmallResNetApply.TYPE, "forward", x, isTraining);
  }

  /**
   * Makes what {@link SmallResNet#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @param isTraining whether the batch's statistics are used and kept; static
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, SmallResNet module, Tensor x, boolean isTraining) {
    return Init.callFromShapes(key, module, SmallResNetApply.TYPE, "forward", x, isTraining);
  }
}
