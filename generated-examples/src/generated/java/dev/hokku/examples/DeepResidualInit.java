// Generated from DeepResidual.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import static dev.hokku.nn.Functions.gelu;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.LayerStackOptions;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.LayerNormApply;
import dev.hokku.nn.LayerNormInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * What {@link DeepResidual} starts from: makes the parameters and the first state that {@link DeepResidualApply} reads.
 *
 * <pre>
 * Parameters                                     value                   initializer                                                        declared at
 *   deep_residual/{layerStack}/norm_0    scale   shape                   options.scaleInit != null ? options.scaleInit : ones()             DeepResidual.java:30
 *                                        offset  shape                   options.offsetInit != null ? options.offsetInit : zeros()          DeepResidual.java:30
 *   deep_residual/{layerStack}/linear_0  w       [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  DeepResidual.java:31
 *                                        b       [outputSize]            bInit != null ? bInit : zeros()                                    DeepResidual.java:31
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see DeepResidualApply
 */
@Lines("DeepResidual.java 74:27 81:0")
public final class DeepResidualInit {

  private DeepResidualInit() {}

  /**
   * Makes what {@link DeepResidual#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, DeepResidual module, Tensor x) {
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link DeepResidual#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, DeepResidual module, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link DeepResidual#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(DeepResidual self, InitFrame parent, Tensor x) {
    return parent.<Tensor>call(self, DeepResidualApply.TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(DeepResidual self, InitFrame frame, Tensor x) {
    // DeepResidual.java:27
    return frame.layerStack(
        LayerStackOptions.of(self.layers()).withTransparent(new DeepResidual.Numbered()),
        (InitFrame frame_, Tensor t) -> {
          Tensor normalized = LayerNormInit.forward(frame_.<LayerNorm>made(new LayerNorm(-1, true, true).withName("norm_0"), LayerNormApply.TYPE), frame_, t);
          return t.add(gelu(LinearInit.forward(frame_.<Linear>made(new Linear(t.dim(-1)).withName("linear_0"), LinearApply.TYPE), frame_, normalized)));
        },
        x);
  }
}
