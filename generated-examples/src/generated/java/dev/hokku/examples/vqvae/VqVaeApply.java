// Generated from VqVae.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.vqvae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.Conv2DApply;
import dev.hokku.nn.Conv2DTransposeApply;
import dev.hokku.nn.nets.VectorQuantized;
import dev.hokku.nn.nets.VectorQuantizerEMAApply;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link VqVae} as pure functions: everything they read is a parameter, everything they write is in the result. {@link VqVaeInit} lists both.
 *
 * @see VqVaeInit
 */
@Lines("VqVae.java 73:44 75:45 77:46 79:47 80:0")
public final class VqVaeApply extends ModuleType<VqVae> {

  /** How a frame names a {@link VqVae}, finds its submodules and runs its methods. */
  public static final ModuleType<VqVae> TYPE = new VqVaeApply();

  private VqVaeApply() {
    super("vq_vae");
  }

  /**
   * Applies {@link VqVae#forward} as a pure function.
   *
   * @param params as made by {@link VqVaeInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link VqVaeInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param images {@code f32[B,H,W]} in {@code [0, 1]}; sides are multiples of 4
   * @param isTraining whether the symbols follow these images; static
   * @return the output, and the next state
   */
  public static Applied<VqVae.Output> apply(
      Params params, State state, VqVae module, Tensor images, boolean isTraining) {
    Frame frame = Apply.open(params, state, null);
    return frame.<VqVae.Output>applied(forward(module, frame, images, isTraining));
  }

  /** The body of {@link VqVae#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE FRAME", table = """
      PARAMETER | ~/conv2_d_1 | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d_1 | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      PARAMETER | ~/conv2_d | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      STATE | ~/vector_quantizer_ema | embeddings | [embeddingDim,numEmbeddings] | varianceScaling(1, FAN_IN, UNIFORM)
      STATE | ~/vector_quantizer_ema/~/ema_cluster_size | hidden | shape | zeros()
      STATE | ~/vector_quantizer_ema/~/ema_cluster_size | average | shape | zeros()
      STATE | ~/vector_quantizer_ema/~/ema_cluster_size | counter | s32[] | constant(-ema.warmupLength)
      STATE | ~/vector_quantizer_ema/~/ema_dw | hidden | shape | zeros()
      STATE | ~/vector_quantizer_ema/~/ema_dw | average | shape | zeros()
      STATE | ~/vector_quantizer_ema/~/ema_dw | counter | s32[] | constant(-ema.warmupLength)
      PARAMETER | ~/conv2_d_2 | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d_2 | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      PARAMETER | ~/conv2_d_transpose_1 | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d_transpose_1 | b | biasShape | options.bInit() != null ? options.bInit() : zeros()
      PARAMETER | ~/conv2_d_transpose | w | shape | options.wInit() != null ? options.wInit() : truncatedNormal(stddev)
      PARAMETER | ~/conv2_d_transpose | b | biasShape | options.bInit() != null ? options.bInit() : zeros()""")
  public static VqVae.Output forward(VqVae self, Frame parent, Tensor images, boolean isTraining) {
    return parent.<VqVae.Output>call(self, TYPE, "forward", images, isTraining);
  }

  private static VqVae.Output forwardBody(VqVae self, Frame frame, Tensor images, boolean isTraining) {
    // VqVae.java:44
    Tensor hidden = relu(Conv2DApply.forward(self.down2, frame, relu(Conv2DApply.forward(self.down1, frame, images.expandDims(-1)))));
    // VqVae.java:45
    VectorQuantized code = VectorQuantizerEMAApply.forward(self.quantizer, frame, Conv2DApply.forward(self.toCode, frame, hidden), isTraining);
    // VqVae.java:46
    Tensor remembered = Conv2DTransposeApply.forward(self.up2, frame, relu(Conv2DTransposeApply.forward(self.up1, frame, code.quantize())));
    // VqVae.java:47
    return new VqVae.Output(remembered.squeeze(-1), code);
  }

  public void submodules(Object module, Submodules list) {
    VqVae self = (VqVae) module;
    list.made(self.down1, Conv2DApply.TYPE);
    list.made(self.down2, Conv2DApply.TYPE);
    list.made(self.up1, Conv2DTransposeApply.TYPE);
    list.made(self.up2, Conv2DTransposeApply.TYPE);
    list.made(self.toCode, Conv2DApply.TYPE);
    list.made(self.quantizer, VectorQuantizerEMAApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    VqVae self = (VqVae) module;
    return forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1));
  }
}
