// Generated from DeepResidual.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.gelu;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link DeepResidual} as pure functions: everything they read is a parameter, everything they write is in the result. {@link DeepResidualInit} lists both.
 *
 * @see DeepResidualInit
 */
@Lines("DeepResidual.java 53:27 60:0")
public final class DeepResidualApply extends ModuleType<DeepResidual> {

  /** How a frame names a {@link DeepResidual}, finds its submodules and runs its methods. */
  public static final ModuleType<DeepResidual> TYPE = new DeepResidualApply();

  private DeepResidualApply() {
    super("deep_residual");
  }

  /**
   * Applies {@link DeepResidual#forward} as a pure function.
   *
   * @param params as made by {@link DeepResidualInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return {@code f32[B,D]}
   */
  public static Tensor apply(Params params, DeepResidual module, Tensor x) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, x));
  }

  /** The body of {@link DeepResidual#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | {layerStack}/norm_0 | scale | shape | options.scaleInit != null ? options.scaleInit : ones()
      PARAMETER | {layerStack}/norm_0 | offset | shape | options.offsetInit != null ? options.offsetInit : zeros()
      PARAMETER | {layerStack}/linear_0 | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | {layerStack}/linear_0 | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(DeepResidual self, Frame parent, Tensor x) {
    return parent.<Tensor>call(self, TYPE, "forward", x);
  }

  private static Tensor forwardBody(DeepResidual self, Frame frame, Tensor x) {
    // DeepResidual.java:27
    return frame.<Tensor>layerStack(
        LayerStackOptions.of(self.layers()).withTransparent(new DeepResidual.Numbered()),
        (Frame frame_, Tensor t) -> {
          Tensor normalized = LayerNormApply.forward(frame_.<LayerNorm>made(new LayerNorm(-1, true, true).withName("norm_0"), LayerNormApply.TYPE), frame_, t);
          return t.add(gelu(LinearApply.forward(frame_.<Linear>made(new Linear(t.dim(-1)).withName("linear_0"), LinearApply.TYPE), frame_, normalized)));
        },
        x);
  }

  public void options(Object module, Description list) {
    DeepResidual self = (DeepResidual) module;
    list.option("layers", self.layers());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    DeepResidual self = (DeepResidual) module;
    return forwardBody(self, frame, args.<Tensor>get(0));
  }
}
