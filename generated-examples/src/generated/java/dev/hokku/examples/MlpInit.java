// Generated from Mlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Mlp} starts from: makes the parameters and the first state that {@link MlpApply} reads.
 *
 * <pre>
 * Parameters           value                   initializer                                                        declared at
 *   mlp/linear_{i}  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Mlp.java:27
 *                   b  [outputSize]            bInit != null ? bInit : zeros()                                    Mlp.java:27
 *
 * _{i}: a number that the run gives; where modules of one name are counted, the first has none
 * </pre>
 *
 * @see MlpApply
 */
public final class MlpInit {

  private MlpInit() {}

  /**
   * Makes what {@link Mlp#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images of any shape, {@code f32[B,..]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Mlp module, Tensor x) {
    return Init.call(key, module, MlpApply.TYPE, "forward", x).params();
  }

  /**
   * Makes what {@link Mlp#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images of any shape, {@code f32[B,..]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Mlp module, Tensor x) {
    return Init.callFromShapes(key, module, MlpApply.TYPE, "forward", x).params();
  }
}
