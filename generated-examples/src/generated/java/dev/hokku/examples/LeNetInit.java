// Generated from LeNet.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.nn.Conv2DInit;
import dev.hokku.nn.FlattenInit;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.MaxPoolInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link LeNet} starts from: makes the parameters and the first state that {@link LeNetApply} reads.
 *
 * <pre>
 * Parameters               value                   initializer                                                          declared at
 *   le_net/~/conv2_d    w  shape                   options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  LeNet.java:19
 *                       b  biasShape               options.bInit() != null ? options.bInit() : zeros()                  LeNet.java:19
 *   le_net/~/conv2_d_1  w  shape                   options.wInit() != null ? options.wInit() : truncatedNormal(stddev)  LeNet.java:20
 *                       b  biasShape               options.bInit() != null ? options.bInit() : zeros()                  LeNet.java:20
 *   le_net/~/linear     w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))    LeNet.java:23
 *                       b  [outputSize]            bInit != null ? bInit : zeros()                                      LeNet.java:23
 *   le_net/~/linear_1   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))    LeNet.java:24
 *                       b  [outputSize]            bInit != null ? bInit : zeros()                                      LeNet.java:24
 * </pre>
 *
 * @see LeNetApply
 */
@Lines("LeNet.java 73:35 75:36 77:37 79:38 81:39 82:0")
public final class LeNetInit {

  private LeNetInit() {}

  /**
   * Makes what {@link LeNet#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params init(Key key, LeNet module, Tensor x) {
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link LeNet#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, LeNet module, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link LeNet#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(LeNet self, InitFrame parent, Tensor x) {
    return parent.<Tensor>call(self, LeNetApply.TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(LeNet self, InitFrame frame, Tensor x) {
    // LeNet.java:35
    x = x.expandDims(-1);
    // LeNet.java:36
    x = MaxPoolInit.forward(self.pool, frame, relu(Conv2DInit.forward(self.first, frame, x)));
    // LeNet.java:37
    x = MaxPoolInit.forward(self.pool, frame, relu(Conv2DInit.forward(self.second, frame, x)));
    // LeNet.java:38
    x = relu(LinearInit.forward(self.hidden, frame, FlattenInit.forward(self.flatten, frame, x)));
    // LeNet.java:39
    return LinearInit.forward(self.logits, frame, x);
  }
}
