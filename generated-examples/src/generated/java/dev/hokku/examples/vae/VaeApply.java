// Generated from Vae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.sigmoid;
import static dev.hokku.nn.Functions.sigmoidBinaryCrossEntropy;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Vae} as pure functions: everything they read is a parameter, everything they write is in the result. {@link VaeInit} lists both.
 *
 * @see VaeInit
 */
@Lines("Vae.java 88:33 90:34 92:35 93:0 113:43 114:0 128:51 129:0")
public final class VaeApply extends ModuleType<Vae> {

  /** How a frame names a {@link Vae}, finds its submodules and runs its methods. */
  public static final ModuleType<Vae> TYPE = new VaeApply();

  private VaeApply() {
    super("vae");
  }

  /**
   * Applies {@link Vae#forward} as a pure function.
   *
   * @param params as made by {@link VaeInit#init}, or read from a checkpoint with these paths
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}
   * @return {@code f32[B]}
   */
  public static Tensor apply(Params params, Key key, Vae module, Tensor images) {
    Frame frame = Apply.open(params, null, key);
    return frame.<Tensor>output(forward(module, frame, images));
  }

  /**
   * Applies {@link Vae#reconstruct} as a pure function.
   *
   * @param params as made by {@link VaeInit#reconstruct}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]}
   * @return the output
   */
  public static Tensor reconstruct(Params params, Vae module, Tensor images) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(reconstruct(module, frame, images));
  }

  /**
   * Applies {@link Vae#decode} as a pure function.
   *
   * @param params as made by {@link VaeInit#decode}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param codes {@code f32[B,D]}
   * @return the output
   */
  public static Tensor decode(Params params, Vae module, Tensor codes) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(decode(module, frame, codes));
  }

  /** The body of {@link Vae#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS KEY FRAME", table = """
      PARAMETER | ~/encoder/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/encoder/mean | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/mean | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/encoder/log_variance | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/log_variance | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/decoder/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/decoder/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()
      KEY""")
  public static Tensor forward(Vae self, Frame parent, Tensor images) {
    return parent.<Tensor>call(self, TYPE, "forward", images);
  }

  private static Tensor forwardBody(Vae self, Frame frame, Tensor images) {
    // Vae.java:33
    Gaussian codes = EncoderApply.forward(self.encoder, frame, images);
    // Vae.java:34
    Tensor logits = DecoderApply.forward(self.decoder, frame, codes.sample(frame.nextRngKey()));
    // Vae.java:35
    return sigmoidBinaryCrossEntropy(logits, images).sum(1, 2).add(codes.klToStandard()).neg();
  }

  /** The body of {@link Vae#reconstruct}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/decoder/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/decoder/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/encoder/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/encoder/mean | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/mean | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/encoder/log_variance | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/encoder/log_variance | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor reconstruct(Vae self, Frame parent, Tensor images) {
    return parent.<Tensor>callMethod(self, TYPE, "reconstruct", images);
  }

  private static Tensor reconstructBody(Vae self, Frame frame, Tensor images) {
    // Vae.java:43
    return decode(self, frame, EncoderApply.forward(self.encoder, frame, images).mean());
  }

  /** The body of {@link Vae#decode}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/decoder/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/decoder/linear_1 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/decoder/linear_1 | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor decode(Vae self, Frame parent, Tensor codes) {
    return parent.<Tensor>callMethod(self, TYPE, "decode", codes);
  }

  private static Tensor decodeBody(Vae self, Frame frame, Tensor codes) {
    // Vae.java:51
    return sigmoid(DecoderApply.forward(self.decoder, frame, codes));
  }

  public void submodules(Object module, Submodules list) {
    Vae self = (Vae) module;
    list.made(self.encoder, EncoderApply.TYPE);
    list.made(self.decoder, DecoderApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Vae self = (Vae) module;
    if (method.equals("forward")) {
      return forwardBody(self, frame, args.<Tensor>get(0));
    }
    if (method.equals("reconstruct")) {
      return reconstructBody(self, frame, args.<Tensor>get(0));
    }
    return decodeBody(self, frame, args.<Tensor>get(0));
  }
}
