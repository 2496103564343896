// Generated from Generator.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.gan;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Generator} starts from: makes the parameters and the first state that {@link GeneratorApply} reads.
 *
 * <pre>
 * Parameters                         value                   initializer                                                        declared at
 *   generator/~/mlp/~/linear_{i}  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Generator.java:11
 *                                 b  [outputSize]            bInit != null ? bInit : zeros()                                    Generator.java:11
 *
 * _{i}: a number that the run gives; where modules of one name are counted, the first has none
 * </pre>
 *
 * @see GeneratorApply
 */
public final class GeneratorInit {

  private GeneratorInit() {}

  /**
   * Makes what {@link Generator#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param noise {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Generator module, Tensor noise) {
    return Init.call(key, module, GeneratorApply.TYPE, "forward", noise).params();
  }

  /**
   * Makes what {@link Generator#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param noise {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Generator module, Tensor noise) {
    return Init.callFromShapes(key, module, GeneratorApply.TYPE, "forward", noise).params();
  }
}
