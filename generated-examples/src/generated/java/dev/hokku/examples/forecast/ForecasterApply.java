// Generated from Forecaster.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.forecast;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.hk.*;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.*;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/**
 * {@link Forecaster} as pure functions: everything they read is a parameter, everything they write is in the result. {@link ForecasterInit} lists both.
 *
 * @see ForecasterInit
 */
@Lines("Forecaster.java 68:34 69:0 83:44 85:45 87:46 97:55 98:0")
public final class ForecasterApply extends ModuleType<Forecaster> {

  /** How a frame names a {@link Forecaster}, finds its submodules and runs its methods. */
  public static final ModuleType<Forecaster> TYPE = new ForecasterApply();

  private ForecasterApply() {
    super("forecaster");
  }

  /**
   * Applies {@link Forecaster#forward} as a pure function.
   *
   * @param params as made by {@link ForecasterInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return {@code f32[T,B,1]}: at {@code t} the guess for {@code t+1}
   */
  public static Tensor apply(Params params, Forecaster module, Tensor xs) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forward(module, frame, xs));
  }

  /**
   * Applies {@link Forecaster#forecast} as a pure function.
   *
   * @param params as made by {@link ForecasterInit#forecast}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return {@code f32[steps,B,1]}
   */
  public static Tensor forecast(Params params, Forecaster module, Tensor xs, int steps) {
    Frame frame = Apply.open(params, null, null);
    return frame.<Tensor>output(forecast(module, frame, xs, steps));
  }

  /** The body of {@link Forecaster#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/lstm/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/lstm/linear | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forward(Forecaster self, Frame parent, Tensor xs) {
    return parent.<Tensor>call(self, TYPE, "forward", xs);
  }

  private static Tensor forwardBody(Forecaster self, Frame frame, Tensor xs) {
    // Forecaster.java:34
    return LinearApply.forward(self.readout, frame, UnrollApply.dynamicUnroll(frame, self.core, xs, LSTMApply.initialState(self.core, frame, xs.dim(1))).output());
  }

  /** The body of {@link Forecaster#forecast}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", table = """
      PARAMETER | ~/lstm/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/lstm/linear | b | [outputSize] | bInit != null ? bInit : zeros()
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros()""")
  public static Tensor forecast(Forecaster self, Frame parent, Tensor xs, int steps) {
    return parent.<Tensor>callMethod(self, TYPE, "forecast", xs, steps);
  }

  private static Tensor forecastBody(Forecaster self, Frame frame, Tensor xs, int steps) {
    // Forecaster.java:44
    WithState<Tensor, LSTMState> known = UnrollApply.dynamicUnroll(frame, self.core, xs, LSTMApply.initialState(self.core, frame, xs.dim(1)));
    // Forecaster.java:45
    Tensor first = LinearApply.forward(self.readout, frame, known.output().at(-1).get());
    // Forecaster.java:46
    Scanned<WithState<Tensor, LSTMState>, Tensor> guesses =
        frame.<WithState<Tensor, LSTMState>, Tensor, Tensor>scan(
            (Frame frame_, WithState<Tensor, LSTMState> last, Tensor step) -> {
              WithState<Tensor, LSTMState> next = LSTMApply.forward(self.core, frame_, last.output(), last.state());
              Tensor guess = LinearApply.forward(self.readout, frame_, next.output());
              return new Step<>(new WithState<>(guess, next.state()), last.output());
            },
            new WithState<>(first, known.state()),
            Numpy.arange(steps));
    // Forecaster.java:55
    return guesses.ys();
  }

  public void submodules(Object module, Submodules list) {
    Forecaster self = (Forecaster) module;
    list.made(self.readout, LinearApply.TYPE);
    list.made(self.core, LSTMApply.TYPE);
  }

  public Object run(String method, Object module, Frame frame, Args args) {
    Forecaster self = (Forecaster) module;
    if (method.equals("forward")) {
      return forwardBody(self, frame, args.<Tensor>get(0));
    }
    return forecastBody(self, frame, args.<Tensor>get(0), args.<Integer>get(1));
  }
}
