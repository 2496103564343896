// Generated from VqVae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vqvae;

import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link VqVae} starts from: makes the parameters and the first state that {@link VqVaeApply} reads.
 *
 * <pre>
 * Parameters                         value      initializer                                                          declared at
 *   vq_vae/~/conv2_d_1            w  shape      options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  VqVae.java:27
 *                                 b  biasShape  options.bInit() != null ? options.bInit() : zeros()                  VqVae.java:27
 *   vq_vae/~/conv2_d              w  shape      options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  VqVae.java:26
 *                                 b  biasShape  options.bInit() != null ? options.bInit() : zeros()                  VqVae.java:26
 *   vq_vae/~/conv2_d_2            w  shape      options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  VqVae.java:28
 *                                 b  biasShape  options.bInit() != null ? options.bInit() : zeros()                  VqVae.java:28
 *   vq_vae/~/conv2_d_transpose_1  w  shape      options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  VqVae.java:31
 *                                 b  biasShape  options.bInit() != null ? options.bInit() : zeros()                  VqVae.java:31
 *   vq_vae/~/conv2_d_transpose    w  shape      options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  VqVae.java:30
 *                                 b  biasShape  options.bInit() != null ? options.bInit() : zeros()                  VqVae.java:30
 *
 * State                                                           value                         first value                          declared at
 *   vq_vae/~/vector_quantizer_ema                     embeddings  [embeddingDim,numEmbeddings]  varianceScaling(1, FAN_IN, UNIFORM)  VqVae.java:29
 *   vq_vae/~/vector_quantizer_ema/~/ema_cluster_size  hidden      shape                         zeros()                              VqVae.java:29
 *                                                     average     shape                         zeros()                              VqVae.java:29
 *                                                     counter     s32[]                         constant(-ema.warmupLength)          VqVae.java:29
 *   vq_vae/~/vector_quantizer_ema/~/ema_dw            hidden      shape                         zeros()                              VqVae.java:29
 *                                                     average     shape                         zeros()                              VqVae.java:29
 *                                                     counter     s32[]                         constant(-ema.warmupLength)          VqVae.java:29
 * </pre>
 *
 * @see VqVaeApply
 */
public final class VqVaeInit {

  private VqVaeInit() {}

  /**
   * Makes what {@link VqVae#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}; sides are multiples of 4
   * @param isTraining whether the symbols follow these images; static
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, VqVae module, Tensor images, boolean isTraining) {
    return Init.call(key, module, VqVaeApply.TYPE, "forward", images, isTraining);
  }

  /**
   * Makes what {@link VqVae#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}; sides are multiples of 4
   * @param isTraining whether the symbols follow these images; static
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, VqVae module, Tensor images, boolean isTraining) {
    return Init.callFromShapes(key, module, VqVaeApply.TYPE, "forward", images, isTraining);
  }
}
