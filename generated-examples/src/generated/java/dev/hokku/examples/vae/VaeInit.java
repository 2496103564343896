// Generated from Vae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.sigmoid;
import static dev.hokku.nn.Functions.sigmoidBinaryCrossEntropy;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Vae} starts from: makes the parameters and the first state that {@link VaeApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters                       value                   initializer                                                        declared at
 *   vae/~/encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/decoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1      w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *
 * Random keys
 *   vae at Vae.java:34
 * </pre>
 *
 * <pre>
 * reconstruct
 *
 * Parameters                       value                   initializer                                                        declared at
 *   vae/~/decoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1      w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/encoder/linear        w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/mean          w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 *   vae/~/encoder/log_variance  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:16
 *                               b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:16
 * </pre>
 *
 * <pre>
 * decode
 *
 * Parameters                   value                   initializer                                                        declared at
 *   vae/~/decoder/linear    w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                           b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 *   vae/~/decoder/linear_1  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Vae.java:17
 *                           b  [outputSize]            bInit != null ? bInit : zeros()                                    Vae.java:17
 * </pre>
 *
 * @see VaeApply
 */
@Lines("Vae.java 155:33 157:34 159:35 160:0 170:43 171:0 181:51 182:0")
public final class VaeInit {

  private VaeInit() {}

  /**
   * Makes what {@link Vae#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Vae module, Tensor images) {
    return InitFrame.init(key, Args.of(images),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Vae#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Vae module, Tensor images) {
    return InitFrame.initFromShapes(key, Args.of(images),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Vae#reconstruct} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params reconstruct(Key key, Vae module, Tensor images) {
    return InitFrame.init(key, Args.of(images),
        (frame, args) -> reconstruct(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Vae#reconstruct} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the parameters, by path
   */
  public static Params reconstructFromShapes(Key key, Vae module, Tensor images) {
    return InitFrame.initFromShapes(key, Args.of(images),
        (frame, args) -> reconstruct(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Vae#decode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params decode(Key key, Vae module, Tensor codes) {
    return InitFrame.init(key, Args.of(codes),
        (frame, args) -> decode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Vae#decode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params decodeFromShapes(Key key, Vae module, Tensor codes) {
    return InitFrame.initFromShapes(key, Args.of(codes),
        (frame, args) -> decode(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Vae#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Vae self, InitFrame parent, Tensor images) {
    return parent.<Tensor>call(self, VaeApply.TYPE, "forward", Args.of(images),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Vae self, InitFrame frame, Tensor images) {
    // Vae.java:33
    Gaussian codes = EncoderInit.forward(self.encoder, frame, images);
    // Vae.java:34
    Tensor logits = DecoderInit.forward(self.decoder, frame, codes.sample(frame.nextRngKey()));
    // Vae.java:35
    return sigmoidBinaryCrossEntropy(logits, images).sum(1, 2).add(codes.klToStandard()).neg();
  }

  /** The body of {@link Vae#reconstruct}; what it reads and writes goes through the frame. */
  public static Tensor reconstruct(Vae self, InitFrame parent, Tensor images) {
    return parent.<Tensor>call(self, VaeApply.TYPE, "reconstruct", false, Args.of(images),
        (frame, args) -> reconstructBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor reconstructBody(Vae self, InitFrame frame, Tensor images) {
    // Vae.java:43
    return decode(self, frame, EncoderInit.forward(self.encoder, frame, images).mean());
  }

  /** The body of {@link Vae#decode}; what it reads and writes goes through the frame. */
  public static Tensor decode(Vae self, InitFrame parent, Tensor codes) {
    return parent.<Tensor>call(self, VaeApply.TYPE, "decode", false, Args.of(codes),
        (frame, args) -> decodeBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor decodeBody(Vae self, InitFrame frame, Tensor codes) {
    // Vae.java:51
    return sigmoid(DecoderInit.forward(self.decoder, frame, codes));
  }
}
