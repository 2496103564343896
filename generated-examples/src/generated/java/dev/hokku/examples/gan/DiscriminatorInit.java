// Generated from Discriminator.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Discriminator} starts from: makes the parameters and the first state that {@link DiscriminatorApply} reads.
 *
 * <pre>
 * Parameters                             value                   initializer                                                        declared at
 *   discriminator/~/mlp/~/linear_{i}  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Discriminator.java:11
 *                                     b  [outputSize]            bInit != null ? bInit : zeros()                                    Discriminator.java:11
 *
 * _{i}: a number that the run gives; where modules of one name are counted, the first has none
 * </pre>
 *
 * @see DiscriminatorApply
 */
public final class DiscriminatorInit {

  private DiscriminatorInit() {}

  /**
   * Makes what {@link Discriminator#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param points {@code f32[B,2]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Discriminator module, Tensor points) {
    return Init.call(key, module, DiscriminatorApply.TYPE, "forward", points).params();
  }

  /**
   * Makes what {@link Discriminator#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param points {@code f32[B,2]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Discriminator module, Tensor points) {
    return Init.callFromShapes(key, module, DiscriminatorApply.TYPE, "forward", points).params();
  }
}
