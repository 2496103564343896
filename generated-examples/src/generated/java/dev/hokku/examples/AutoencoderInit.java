// Generated from Autoencoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Autoencoder} starts from: makes the parameters and the first state that {@link AutoencoderApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters     value                   initializer                                                        declared at
 *   decoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:19
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:19
 *   encoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:18
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:18
 * </pre>
 *
 * <pre>
 * encode
 *
 * Parameters     value                   initializer                                                        declared at
 *   encoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:18
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:18
 * </pre>
 *
 * <pre>
 * decode
 *
 * Parameters     value                   initializer                                                        declared at
 *   decoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:19
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:19
 * </pre>
 *
 * @see AutoencoderApply
 */
public final class AutoencoderInit {

  private AutoencoderInit() {}

  /**
   * Makes what {@link Autoencoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Autoencoder module, Tensor x) {
    return Init.of(key, Args.of(x),
        (frame, args) -> AutoencoderApply.forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Autoencoder module, Tensor x) {
    return Init.fromShapes(key, Args.of(x),
        (frame, args) -> AutoencoderApply.forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#encode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params encode(Key key, Autoencoder module, Tensor x) {
    return Init.of(key, Args.of(x),
        (frame, args) -> AutoencoderApply.encode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#encode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params encodeFromShapes(Key key, Autoencoder module, Tensor x) {
    return Init.fromShapes(key, Args.of(x),
        (frame, args) -> AutoencoderApply.encode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#decode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param z codes, {@code f32[B,codeSize]}
   * @return the parameters, by path
   */
  public static Params decode(Key key, Autoencoder module, Tensor z) {
    return Init.of(key, Args.of(z),
        (frame, args) -> AutoencoderApply.decode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#decode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param z codes, {@code f32[B,codeSize]}
   * @return the parameters, by path
   */
  public static Params decodeFromShapes(Key key, Autoencoder module, Tensor z) {
    return Init.fromShapes(key, Args.of(z),
        (frame, args) -> AutoencoderApply.decode(module, frame, args.<Tensor>get(0))).params();
  }
}
