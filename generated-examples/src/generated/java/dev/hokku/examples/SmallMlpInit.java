// Generated from SmallMlp.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.Functions.relu;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link SmallMlp} starts from: makes the parameters and the first state that {@link SmallMlpApply} reads.
 *
 * <pre>
 * Parameters                        value                   initializer                                                        declared at
 *   small_mlp/~/linear      w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  SmallMlp.java:16
 *                           b       [outputSize]            bInit != null ? bInit : zeros()                                    SmallMlp.java:16
 *   small_mlp/~/batch_norm  scale   shape                   options.scaleInit != null ? options.scaleInit : ones()             SmallMlp.java:17
 *                           offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()          SmallMlp.java:17
 *   small_mlp/~/linear_1    w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  SmallMlp.java:18
 *                           b       [outputSize]            bInit != null ? bInit : zeros()                                    SmallMlp.java:18
 *
 * State                                         value          first value                  declared at
 *   small_mlp/~/batch_norm/~/mean_ema  average                                              SmallMlp.java:17
 *                                      counter  s32[]          constant(-ema.warmupLength)  SmallMlp.java:17
 *                                      hidden   value.shape()  zeros()                      SmallMlp.java:17
 *   small_mlp/~/batch_norm/~/var_ema   average                                              SmallMlp.java:17
 *                                      counter  s32[]          constant(-ema.warmupLength)  SmallMlp.java:17
 *                                      hidden   value.shape()  zeros()                      SmallMlp.java:17
 *
 * Random keys
 *   small_mlp at SmallMlp.java:31
 * </pre>
 *
 * @see SmallMlpApply
 */
@Lines("SmallMlp.java 83:28 85:29 87:30 91:33 92:0")
public final class SmallMlpInit {

  private SmallMlpInit() {}

  /**
   * Makes what {@link SmallMlp#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,784]}
   * @param isTraining whether to use the batch's own statistics and dropout
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, SmallMlp module, Tensor x, boolean isTraining) {
    return InitFrame.init(key, Args.of(x, isTraining),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  /**
   * Makes what {@link SmallMlp#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x images, {@code f32[B,784]}
   * @param isTraining whether to use the batch's own statistics and dropout
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, SmallMlp module, Tensor x, boolean isTraining) {
    return InitFrame.initFromShapes(key, Args.of(x, isTraining),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  /** The body of {@link SmallMlp#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(SmallMlp self, InitFrame parent, Tensor x, boolean isTraining) {
    return parent.<Tensor>call(self, SmallMlpApply.TYPE, "forward", Args.of(x, isTraining),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1)));
  }

  private static Tensor forwardBody(SmallMlp self, InitFrame frame, Tensor x, boolean isTraining) {
    // SmallMlp.java:28
    Tensor h = LinearInit.forward(self.hidden, frame, x);
    // SmallMlp.java:29
    h = relu(BatchNormInit.forward(self.norm, frame, h, isTraining));
    // SmallMlp.java:30
    if (isTraining) {
      h = dropout(frame.nextRngKey(), 0.5, h);
    }
    // SmallMlp.java:33
    return LinearInit.forward(self.logits, frame, h);
  }
}
