// Generated from Forecaster.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.forecast;

import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Forecaster} starts from: makes the parameters and the first state that {@link ForecasterApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters                     value                   initializer                                                        declared at
 *   forecaster/~/linear       w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 *   forecaster/~/lstm/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:20
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:20
 * </pre>
 *
 * <pre>
 * forecast
 *
 * Parameters                     value                   initializer                                                        declared at
 *   forecaster/~/lstm/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:20
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:20
 *   forecaster/~/linear       w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 * </pre>
 *
 * @see ForecasterApply
 */
public final class ForecasterInit {

  private ForecasterInit() {}

  /**
   * Makes what {@link Forecaster#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Forecaster module, Tensor xs) {
    return Init.call(key, module, ForecasterApply.TYPE, "forward", xs).params();
  }

  /**
   * Makes what {@link Forecaster#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Forecaster module, Tensor xs) {
    return Init.callFromShapes(key, module, ForecasterApply.TYPE, "forward", xs).params();
  }

  /**
   * Makes what {@link Forecaster#forecast} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return the parameters, by path
   */
  public static Params forecast(Key key, Forecaster module, Tensor xs, int steps) {
    return Init.callMethod(key, module, ForecasterApply.TYPE, "forecast", xs, steps).params();
  }

  /**
   * Makes what {@link Forecaster#forecast} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return the parameters, by path
   */
  public static Params forecastFromShapes(Key key, Forecaster module, Tensor xs, int steps) {
    return Init.callMethodFromShapes(key, module, ForecasterApply.TYPE, "forecast", xs, steps).params();
  }
}
