// Generated from Decoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Decoder} starts from: makes the parameters and the first state that {@link DecoderApply} reads.
 *
 * <pre>
 * Parameters             value                   initializer                                                        declared at
 *   decoder/linear    w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Decoder.java:22
 *                     b  [outputSize]            bInit != null ? bInit : zeros()                                    Decoder.java:22
 *   decoder/linear_1  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Decoder.java:23
 *                     b  [outputSize]            bInit != null ? bInit : zeros()                                    Decoder.java:23
 * </pre>
 *
 * @see DecoderApply
 */
public final class DecoderInit {

  private DecoderInit() {}

  /**
   * Makes what {@link Decoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Decoder module, Tensor codes) {
    return Init.call(key, module, DecoderApply.TYPE, "forward", codes).params();
  }

  /**
   * Makes what {@link Decoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Decoder module, Tensor codes) {
    return Init.callFromShapes(key, module, DecoderApply.TYPE, "forward", codes).params();
  }
}
