// Generated from Ensemble.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Lines;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Transformed;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.tree.Params;

/**
 * What {@link Ensemble} starts from: makes the parameters and the first state that {@link EnsembleApply} reads.
 *
 * <pre>
 * Parameters                              value                    initializer                                                        declared at
 *   ensemble/members/mlp/~/linear_{i}  w  …[inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Ensemble.java:28
 *                                      b  …[outputSize]            bInit != null ? bInit : zeros()                                    Ensemble.java:28
 *
 * _{i}: a number that the run gives; where modules of one name are counted, the first has none
 * …: axes that init adds
 * </pre>
 *
 * @see EnsembleApply
 */
@Lines("Ensemble.java 70:28 72:29 77:33 78:0")
public final class EnsembleInit {

  private EnsembleInit() {}

  /**
   * Makes what {@link Ensemble#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params init(Key key, Ensemble module, Tensor x) {
    return InitFrame.init(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /**
   * Makes what {@link Ensemble#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @return the parameters, by path
   */
  public static Params initFromShapes(Key key, Ensemble module, Tensor x) {
    return InitFrame.initFromShapes(key, Args.of(x),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0))).params();
  }

  /** The body of {@link Ensemble#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Ensemble self, InitFrame parent, Tensor x) {
    return parent.<Tensor>call(self, EnsembleApply.TYPE, "forward", Args.of(x),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Ensemble self, InitFrame frame, Tensor x) {
    // Ensemble.java:28
    Transformed<Tensor, Tensor> member = frame.transform((InitFrame frame_, Tensor t) -> MLPInit.forward(frame_.<MLP>made(new MLP(16, self.outputSize()), MLPApply.TYPE), frame_, t));
    // Ensemble.java:29
    Params params = frame.lift("members", frame_ -> {
      Tensor keys = Numpy.stack(frame_.nextRngKeys(self.members()).stream().map(Key::data).toList(), 0);
      return Vmap.vmap((Tensor key) -> member.init(Key.wrap(key), x)).apply(keys);
    });
    // Ensemble.java:33
    return Vmap.vmap((Params own) -> member.apply(own, x)).apply(params);
  }
}
