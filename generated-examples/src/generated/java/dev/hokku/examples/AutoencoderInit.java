// Generated from Autoencoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;
import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link Autoencoder} starts from: makes the parameters and the first state that {@link AutoencoderApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters     value                   initializer                                                        declared at
 *   decoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:19
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:19
 *   encoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:18
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:18
 * </pre>
 *
 * <pre>
 * encode
 *
 * Parameters     value                   initializer                                                        declared at
 *   encoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:18
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:18
 * </pre>
 *
 * <pre>
 * decode
 *
 * Parameters     value                   initializer                                                        declared at
 *   decoder   w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Autoencoder.java:19
 *             b  [outputSize]            bInit != null ? bInit : zeros()                                    Autoencoder.java:19
 * </pre>
 *
 * @see AutoencoderApply
 */
@Lines("Autoencoder.java 136:32 137:0 146:39 147:0 156:46 157:0")
public final class AutoencoderInit {

  private AutoencoderInit() {}

  /**
   * Makes what {@link Autoencoder#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Autoencoder module, Tensor x) {
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Autoencoder module, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#encode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params encode(Key key, Autoencoder module, Tensor x) {
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> encode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#encode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return the parameters, by path
   */
  public static Params encodeFromShapes(Key key, Autoencoder module, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> encode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#decode} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param z codes, {@code f32[B,codeSize]}
   * @return the parameters, by path
   */
  public static Params decode(Key key, Autoencoder module, Tensor z) {
    return InitFrame.init(key, Args.of(z),
        (frame, args) -> decode(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Autoencoder#decode} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param z codes, {@code f32[B,codeSize]}
   * @return the parameters, by path
   */
  public static Params decodeFromShapes(Key key, Autoencoder module, Tensor z) {
    return InitFrame.initFromShapes(key, Args.of(z),
        (frame, args) -> decode(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Autoencoder#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Autoencoder self, InitFrame parent, Tensor x) {
    return parent.<Tensor>transparently(self, AutoencoderApply.TYPE, frame -> forwardBody(self, frame, x));
  }

  private static Tensor forwardBody(Autoencoder self, InitFrame frame, Tensor x) {
    // Autoencoder.java:32
    return decode(self, frame, encode(self, frame, x));
  }

  /** The body of {@link Autoencoder#encode}; what it reads and writes goes through the frame. */
  public static Tensor encode(Autoencoder self, InitFrame parent, Tensor x) {
    return parent.<Tensor>transparently(self, AutoencoderApply.TYPE, frame -> encodeBody(self, frame, x));
  }

  private static Tensor encodeBody(Autoencoder self, InitFrame frame, Tensor x) {
    // Autoencoder.java:39
    return relu(LinearInit.forward(self.encoder, frame, x));
  }

  /** The body of {@link Autoencoder#decode}; what it reads and writes goes through the frame. */
  public static Tensor decode(Autoencoder self, InitFrame parent, Tensor z) {
    return parent.<Tensor>transparently(self, AutoencoderApply.TYPE, frame -> decodeBody(self, frame, z));
  }

  private static Tensor decodeBody(Autoencoder self, InitFrame frame, Tensor z) {
    // Autoencoder.java:46
    return sigmoid(LinearInit.forward(self.decoder, frame, z));
  }
}
