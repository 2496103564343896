// Generated from Frozen.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.hk.*;
import dev.hokku.lax.Lax;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link Frozen} as pure functions: everything they read is a parameter, everything they write is in the result. {@link FrozenInit} lists both.
 *
 * @see FrozenInit
 */
@Lines("Frozen.java 61:24 66:28 70:0")
public final class FrozenApply extends ModuleType<Frozen> {

  /** How a frame names a {@link Frozen}, finds its submodules and runs its methods. */
  public static final ModuleType<Frozen> TYPE = new FrozenApply();

  private FrozenApply() {
    super("frozen");
  }

  /**
   * Applies {@link Frozen#forward} as a pure function.
   *
   * @param params as made by {@link FrozenInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link FrozenInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param x vectors, {@code f32[B,D]}
   * @param isTraining whether the batch's statistics are used and kept
   * @return {@code f32[B,outputSize]}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, Frozen module, Tensor x, boolean isTraining) {
    Frame frame = Apply.open(params, state, null);
    return frame.<Tensor>applied(forward(module, frame, x, isTraining));
  }

  /** The body of {@link Frozen#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS STATE FRAME", table = """
      PARAMETER | linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | linear | b | [outputSize] | bInit != null ? bInit : zeros()
      STATE | batch_norm/~/mean_ema | average
      STATE | batch_norm/~/var_ema | average
      STATE | batch_norm/~/mean_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | batch_norm/~/mean_ema | hidden | value.shape() | zeros()
      STATE | batch_norm/~/var_ema | counter | s32[] | constant(-ema.warmupLength)
      STATE | batch_norm/~/var_ema | hidden | value.shape() | zeros()
      PARAMETER | batch_norm | scale | shape | options.scaleInit != null ? options.scaleInit : ones()
      PARAMETER | batch_norm | offset | shape | options.offsetInit != null ? options.offsetInit : zeros()""")
  public static Tensor forward(Frozen self, Frame parent, Tensor x, boolean isTraining) {
    return parent.<Tensor>call(self, TYPE, "forward", x, isTraining);
  }

  private static Tensor forwardBody(Frozen self, Frame frame, Tensor x, boolean isTraining) {
    // Frozen.java:24
    Interceptor stop = (next, args, context) -> {
      Object out = next.call(args);
      return context.module() instanceof BatchNorm && out instanceof Tensor tensor ? Lax.stopGradient(tensor) : out;
    };
    // Frozen.java:28
    return frame.interceptMethods(stop, frame_ -> {
      Tensor y = LinearApply.forward(frame_.<Linear>made(new Linear(self.outputSize()), LinearApply.TYPE), frame_, x);
      return BatchNormApply.forward(frame_.<BatchNorm>made(new BatchNorm(true, true, 0.9), BatchNormApply.TYPE), frame_, y, isTraining);
    });
  }

  public void options(Object module, Description list) {
    Frozen self = (Frozen) module;
    list.option("outputSize", self.outputSize());
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Frozen self = (Frozen) module;
    return forwardBody(self, frame, args.<Tensor>get(0), args.<Boolean>get(1));
  }
}
