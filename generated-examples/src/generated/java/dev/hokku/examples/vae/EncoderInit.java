// Generated from Encoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Encoder} starts from: makes the parameters and the first state that {@link EncoderApply} reads.
 *
 * <pre>
 * Parameters                 value                   initializer                                                        declared at
 *   encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:22
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:22
 *   encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:23
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:23
 *   encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:24
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:24
 * </pre>
 *
 * @see EncoderApply
 */
public final class EncoderInit {

  private EncoderInit() {}

  /**
   * Makes what {@link Encoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Encoder module, Tensor images) {
    return Init.call(key, module, EncoderApply.TYPE, "forward", images).params();
  }

  /**
   * Makes what {@link Encoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Encoder module, Tensor images) {
    return Init.callFromShapes(key, module, EncoderApply.TYPE, "forward", images).params();
  }
}
