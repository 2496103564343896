// Generated from Mlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
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
@Lines("Mlp.java 68:24 70:25 78:32 79:0")
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
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
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
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Mlp#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Mlp self, InitFrame parent, Tensor x) {
    return parent.<Tensor>call(self, MlpApply.TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Mlp self, InitFrame frame, Tensor x) {
    // Mlp.java:24
    x = x.reshape(x.dim(0), -1);
    // Mlp.java:25
    for (int i = 0; i < self.sizes.length; i++) {
      // Made where it is used; the names are mlp/linear, mlp/linear_1, …, as in Haiku.
      x = LinearInit.forward(frame.<Linear>made(new Linear(self.sizes[i]), LinearApply.TYPE), frame, x);
      if (i + 1 < self.sizes.length) {
        x = relu(x);
      }
    }
    // Mlp.java:32
    return x;
  }
}
