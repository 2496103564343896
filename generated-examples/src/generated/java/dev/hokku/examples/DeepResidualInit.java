// Generated from DeepResidual.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link DeepResidual} starts from: makes the parameters and the first state that {@link DeepResidualApply} reads.
 *
 * <pre>
 * Parameters                                     value                   initializer                                                        declared at
 *   deep_residual/{layerStack}/norm_0    scale   shape                   options.scaleInit != null ? options.scaleInit : ones()             DeepResidual.java:30
 *                                        offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()          DeepResidual.java:30
 *   deep_residual/{layerStack}/linear_0  w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  DeepResidual.java:31
 *                                        b       [outputSize]            bInit != null ? bInit : zeros()                                    DeepResidual.java:31
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see DeepResidualApply
 */
public final class DeepResidualInit {

  private DeepResidualInit() {}

  /**
   * Makes what {@link DeepResidual#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, DeepResidual module, Tensor x) {
    return Init.call(key, module, DeepResidualApply.TYPE, "forward", x).params();
  }

  /**
   * Makes what {@link DeepResidual#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, DeepResidual module, Tensor x) {
    return Init.callFromShapes(key, module, DeepResidualApply.TYPE, "forward", x).params();
  }
}
