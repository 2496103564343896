// Generated from Vae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Vae} starts from: makes the parameters and the first state that {@link VaeApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters                       value                   initializer                                                        declared at
 *   vae/~/encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/decoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1      w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *
 * Random keys
 *   vae at Vae.java:34
 * </pre>
 *
 * <pre>
 * reconstruct
 *
 * Parameters                       value                   initializer                                                        declared at
 *   vae/~/decoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1      w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 * </pre>
 *
 * <pre>
 * decode
 *
 * Parameters                   value                   initializer                                                        declared at
 *   vae/~/decoder/linear    w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                           b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                           b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 * </pre>
 *
 * @see VaeApply
 */
public final class VaeInit {

  private VaeInit() {}

  /**
   * Makes what {@link Vae#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Vae module, Tensor images) {
    return Init.call(key, module, VaeApply.TYPE, "forward", images).params();
  }

  /**
   * Makes what {@link Vae#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Vae module, Tensor images) {
    return Init.callFromShapes(key, module, VaeApply.TYPE, "forward", images).params();
  }

  /**
   * Makes what {@link Vae#reconstruct} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params reconstruct(Key key, Vae module, Tensor images) {
    return Init.callMethod(key, module, VaeApply.TYPE, "reconstruct", images).params();
  }

  /**
   * Makes what {@link Vae#reconstruct} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params reconstructFromShapes(Key key, Vae module, Tensor images) {
    return Init.callMethodFromShapes(key, module, VaeApply.TYPE, "reconstruct", images).params();
  }

  /**
   * Makes what {@link Vae#decode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params decode(Key key, Vae module, Tensor codes) {
    return Init.callMethod(key, module, VaeApply.TYPE, "decode", codes).params();
  }

  /**
   * Makes what {@link Vae#decode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params decodeFromShapes(Key key, Vae module, Tensor codes) {
    return Init.callMethodFromShapes(key, module, VaeApply.TYPE, "decode", codes).params();
  }
}
