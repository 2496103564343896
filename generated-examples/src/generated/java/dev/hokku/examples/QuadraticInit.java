// Generated from Quadratic.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Quadratic} starts from: makes the parameters and the first state that {@link QuadraticApply} reads.
 *
 * <pre>
 * Parameters        value                   initializer                                                        declared at
 *   {wide(128)}  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Quadratic.java:21
 *                b  [outputSize]            bInit != null ? bInit : zeros()                                    Quadratic.java:21
 *   {wide(1)}    w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Quadratic.java:23
 *                b  [outputSize]            bInit != null ? bInit : zeros()                                    Quadratic.java:23
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see QuadraticApply
 */
public final class QuadraticInit {

  private QuadraticInit() {}

  /**
   * Makes what {@link Quadratic#curve} starts from.
   *
   * @param key the key that first values are drawn from
   * @param x {@code f32[B,1]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Tensor x) {
    return Init.of(key, Args.of(x),
        (frame, args) -> QuadraticApply.curve(frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Quadratic#curve} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param x {@code f32[B,1]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Tensor x) {
    return Init.fromShapes(key, Args.of(x),
        (frame, args) -> QuadraticApply.curve(frame, args.<Tensor>get(0))).params();
  }
}
