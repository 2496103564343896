// Generated from Quadratic.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Frame;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Quadratic} as pure functions: everything they read is a parameter, everything they write is in the result. {@link QuadraticInit} lists both.
 *
 * @see QuadraticInit
 */
@Lines("Quadratic.java 44:21 46:22 48:23 49:0")
public final class QuadraticApply {

  private QuadraticApply() {}

  /**
   * Applies {@link Quadratic#curve} as a pure function.
   *
   * @param params as made by {@link QuadraticInit#init}, or read from a checkpoint with these paths
   * @param x {@code f32[B,1]}
   * @return {@code f32[B,1]}
   */
  public static Tensor apply(Params params, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(curve(frame, x));
  }

  /** The body of {@link Quadratic#curve}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | {wide(128)} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | {wide(128)} | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | {wide(1)} | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | {wide(1)} | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor curve(Frame frame, Tensor x) {
    // Quadratic.java:21
    x = sigmoid(LinearApply.forward(frame.made(Quadratic.wide(128), LinearApply.TYPE), frame, x));
    // Quadratic.java:22
    x = sigmoid(LinearApply.forward(frame.made(Quadratic.wide(128), LinearApply.TYPE), frame, x));
    // Quadratic.java:23
    return LinearApply.forward(frame.made(Quadratic.wide(1), LinearApply.TYPE), frame, x);
  }
}
