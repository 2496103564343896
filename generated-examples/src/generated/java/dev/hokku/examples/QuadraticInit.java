// Generated from Quadratic.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
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
@Lines("Quadratic.java 62:21 64:22 66:23 67:0")
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
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> curve(frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Quadratic#curve} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param x {@code f32[B,1]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> curve(frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Quadratic#curve}; what it reads and writes goes through the frame. */
  public static Tensor curve(InitFrame frame, Tensor x) {
    // Quadratic.java:21
    x = sigmoid(LinearInit.forward(frame.made(Quadratic.wide(128), LinearApply.TYPE), frame, x));
    // Quadratic.java:22
    x = sigmoid(LinearInit.forward(frame.made(Quadratic.wide(128), LinearApply.TYPE), frame, x));
    // Quadratic.java:23
    return LinearInit.forward(frame.made(Quadratic.wide(1), LinearApply.TYPE), frame, x);
  }
}
