// Generated from Autoencoder.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;
import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Autoencoder} as pure functions: everything they read is a parameter, everything they write is in the result. {@link AutoencoderInit} lists both.
 *
 * @see AutoencoderInit
 */
@Lines("Autoencoder.java 80:32 81:0 93:39 94:0 106:46 107:0")
public final class AutoencoderApply extends ModuleType<Autoencoder> {

  /** How a frame names an {@link Autoencoder}, finds its submodules and runs its methods. */
  public static final ModuleType<Autoencoder> TYPE = new AutoencoderApply();

  private AutoencoderApply() {
    super("");
  }

  /**
   * Applies {@link Autoencoder#forward} as a pure function.
   *
   * @param params as made by {@link AutoencoderInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return what is left of them after coding, {@code f32[B,inputSize]}
   */
  public static Tensor apply(Params params, Autoencoder module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, x));
  }

  /**
   * Applies {@link Autoencoder#encode} as a pure function.
   *
   * @param params as made by {@link AutoencoderInit#encode}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,inputSize]}
   * @return their codes, {@code f32[B,codeSize]}
   */
  public static Tensor encode(Params params, Autoencoder module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(encode(module, frame, x));
  }

  /**
   * Applies {@link Autoencoder#decode} as a pure function.
   *
   * @param params as made by {@link AutoencoderInit#decode}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param z codes, {@code f32[B,codeSize]}
   * @return vectors, {@code f32[B,inputSize]}
   */
  public static Tensor decode(Params params, Autoencoder module, Tensor z) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(decode(module, frame, z));
  }

  /** The body of {@link Autoencoder#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | decoder | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | decoder | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | encoder | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | encoder | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Autoencoder self, Frame parent, Tensor x) {
    return parent.<Tensor>transparently(self, TYPE, frame -> forwardBody(self, frame, x));
  }

  private static Tensor forwardBody(Autoencoder self, Frame frame, Tensor x) {
    // Autoencoder.java:32
    return decode(self, frame, encode(self, frame, x));
  }

  /** The body of {@link Autoencoder#encode}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | encoder | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | encoder | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor encode(Autoencoder self, Frame parent, Tensor x) {
    return parent.<Tensor>transparently(self, TYPE, frame -> encodeBody(self, frame, x));
  }

  private static Tensor encodeBody(Autoencoder self, Frame frame, Tensor x) {
    // Autoencoder.java:39
    return relu(LinearApply.forward(self.encoder, frame, x));
  }

  /** The body of {@link Autoencoder#decode}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | decoder | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | decoder | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor decode(Autoencoder self, Frame parent, Tensor z) {
    return parent.<Tensor>transparently(self, TYPE, frame -> decodeBody(self, frame, z));
  }

  private static Tensor decodeBody(Autoencoder self, Frame frame, Tensor z) {
    // Autoencoder.java:46
    return sigmoid(LinearApply.forward(self.decoder, frame, z));
  }

  public void submodules(Object module, Submodules list) {
    Autoencoder self = (Autoencoder) module;
    list.made(self.encoder, LinearApply.TYPE);
    list.made(self.decoder, LinearApply.TYPE);
  }
}
