// Generated from LeNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link LeNet} starts from: makes the parameters and the first state that {@link LeNetApply} reads.
 *
 * <pre>
 * Parameters               value                   initializer                                                          declared at
 *   le_net/~/conv2_d    w  shape                   options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  LeNet.java:19
 *                       b  biasShape               options.bInit() != null ? options.bInit() : zeros()                  LeNet.java:19
 *   le_net/~/conv2_d_1  w  shape                   options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  LeNet.java:20
 *                       b  biasShape               options.bInit() != null ? options.bInit() : zeros()                  LeNet.java:20
 *   le_net/~/linear     w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))    LeNet.java:23
 *                       b  [outputSize]            bInit != null ? bInit : zeros()                                      LeNet.java:23
 *   le_net/~/linear_1   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))    LeNet.java:24
 *                       b  [outputSize]            bInit != null ? bInit : zeros()                                      LeNet.java:24
 * </pre>
 *
 * @see LeNetApply
 */
public final class LeNetInit {

  private LeNetInit() {}

  /**
   * Makes what {@link LeNet#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params init(Key key, LeNet module, Tensor x) {
    return Init.call(key, module, LeNetApply.TYPE, "forward", x).params();
  }

  /**
   * Makes what {@link LeNet#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, LeNet module, Tensor x) {
    return Init.callFromShapes(key, module, LeNetApply.TYPE, "forward", x).params();
  }
}
