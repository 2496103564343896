// Generated from Ensemble.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Ensemble} starts from: makes the parameters and the first state that {@link EnsembleApply} reads.
 *
 * <pre>
 * Parameters                              value                    initializer                                                        declared at
 *   ensemble/members/mlp/~/linear_{i}  w  …[inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Ensemble.java:28
 *                                      b  …[outputSize]            bInit != null ? bInit : zeros()                                    Ensemble.java:28
 *
 * _{i}: a number that the run gives; where modules of one name are counted, the first has none
 * …: axes that init adds
 * </pre>
 *
 * @see EnsembleApply
 */
public final class EnsembleInit {

  private EnsembleInit() {}

  /**
   * Makes what {@link Ensemble#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Ensemble module, Tensor x) {
    return Init.call(key, module, EnsembleApply.TYPE, "forward", x).params();
  }

  /**
   * Makes what {@link Ensemble#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Ensemble module, Tensor x) {
    return Init.callFromShapes(key, module, EnsembleApply.TYPE, "forward", x).params();
  }
}
