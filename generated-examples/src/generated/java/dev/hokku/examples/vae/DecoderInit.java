// Generated from Decoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

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
 * What {@link Decoder} starts from: makes the parameters and the first state that {@link DecoderApply} reads.
 *
 * <pre>
 * Parameters             value                   initializer                                                        declared at
 *   decoder/linear    w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Decoder.java:22
 *                     b  [outputSize]            bInit != null ? bInit : zeros()                                    Decoder.java:22
 *   decoder/linear_1  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Decoder.java:23
 *                     b  [outputSize]            bInit != null ? bInit : zeros()                                    Decoder.java:23
 * </pre>
 *
 * @see DecoderApply
 */
@Lines("Decoder.java 68:22 70:23 71:0")
public final class DecoderInit {

  private DecoderInit() {}

  /**
   * Makes what {@link Decoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Decoder module, Tensor codes) {
    return InitFrame.init(key, Args.of(codes),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Decoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Decoder module, Tensor codes) {
    return InitFrame.initFromShapes(key, Args.of(codes),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Decoder#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Decoder self, InitFrame parent, Tensor codes) {
    return parent.<Tensor>call(self, DecoderApply.TYPE, "forward", Args.of(codes),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Decoder self, InitFrame frame, Tensor codes) {
    // Decoder.java:22
    Tensor hidden = relu(LinearInit.forward(frame.<Linear>made(new Linear(self.hiddenSize()), LinearApply.TYPE), frame, codes));
    // Decoder.java:23
    return LinearInit.forward(frame.<Linear>made(new Linear(self.height() * self.width()), LinearApply.TYPE), frame, hidden).reshape(-1, self.height(), self.width());
  }
}
