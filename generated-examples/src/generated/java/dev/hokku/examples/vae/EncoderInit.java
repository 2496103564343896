// Generated from Encoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.FlattenApply;
import dev.hokku.nn.FlattenInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Encoder} starts from: makes the parameters and the first state that {@link EncoderApply} reads.
 *
 * <pre>
 * Parameters                 value                   initializer                                                        declared at
 *   encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:22
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:22
 *   encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:23
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:23
 *   encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Encoder.java:24
 *                         b  [outputSize]            bInit != null ? bInit : zeros()                                    Encoder.java:24
 * </pre>
 *
 * @see EncoderApply
 */
@Lines("Encoder.java 73:22 75:23 77:24 79:25 80:0")
public final class EncoderInit {

  private EncoderInit() {}

  /**
   * Makes what {@link Encoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Encoder module, Tensor images) {
    return InitFrame.init(key, Args.of(images),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Encoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Encoder module, Tensor images) {
    return InitFrame.initFromShapes(key, Args.of(images),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Encoder#forward}; what it reads and writes goes through the frame. */
  public static Gaussian forward(Encoder self, InitFrame parent, Tensor images) {
    return parent.<Gaussian>call(self, EncoderApply.TYPE, "forward", Args.of(images),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Gaussian forwardBody(Encoder self, InitFrame frame, Tensor images) {
    // Encoder.java:22
    Tensor hidden = relu(LinearInit.forward(frame.<Linear>made(new Linear(self.hiddenSize()), LinearApply.TYPE), frame, FlattenInit.forward(frame.<Flatten>made(new Flatten(), FlattenApply.TYPE), frame, images)));
    // Encoder.java:23
    Tensor mean = LinearInit.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("mean"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:24
    Tensor logVariance = LinearInit.forward(frame.<Linear>made(new Linear(self.latentSize()).withName("log_variance"), LinearApply.TYPE), frame, hidden);
    // Encoder.java:25
    return new Gaussian(mean, logVariance);
  }
}
