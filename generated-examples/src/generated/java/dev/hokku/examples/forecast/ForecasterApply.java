// Generated from Forecaster.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.forecast;

import dev.hokku.Effects;
import dev.hokku.Lines;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.hk.Applied;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.ModuleType;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.LSTMApply;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.UnrollApply;
import dev.hokku.nn.WithState;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/**
 * {@link Forecaster} as pure functions: everything they read is a parameter, everything they write is in the result. {@link ForecasterInit} lists both.
 *
 * @see ForecasterInit
 */
@Lines("Forecaster.java 181:34 182:0 198:44 200:45 202:46 212:55 213:0")
public final class ForecasterApply {

  /** How a frame names a {@link Forecaster} and finds its submodules. */
  public static final ModuleType<Forecaster> TYPE =
      ModuleType.<Forecaster>of("forecaster")
          .withSubmodules((m, s) -> {
            s.made(m.readout, LinearApply.TYPE);
            s.made(m.core, LSTMApply.TYPE);
          });

  private ForecasterApply() {}

  /**
   * Applies {@link Forecaster#forward} as a pure function.
   *
   * <p>This overload runs without state and without a key; a module that needs one of them makes it throw.
   *
   * @param params as made by {@link ForecasterInit#init}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return {@code f32[T,B,1]}: at {@code t} the guess for {@code t+1}
   */
  public static Tensor apply(Params params, Forecaster module, Tensor xs) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forward(module, frame, xs));
  }

  /**
   * Applies {@link Forecaster#forward} as a pure function.
   *
   * <p>This overload runs without state; a module that needs it makes it throw.
   *
   * @param params as made by {@link ForecasterInit#init}, or read from a checkpoint with these paths
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return {@code f32[T,B,1]}: at {@code t} the guess for {@code t+1}
   */
  public static Tensor apply(Params params, Key key, Forecaster module, Tensor xs) {
    ApplyFrame frame = ApplyFrame.root().params(params).key(key).open();
    return frame.output(forward(module, frame, xs));
  }

  /**
   * Applies {@link Forecaster#forward} as a pure function.
   *
   * <p>This overload runs without a key; a module that needs it makes it throw.
   *
   * @param params as made by {@link ForecasterInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link ForecasterInit#init}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return {@code f32[T,B,1]}: at {@code t} the guess for {@code t+1}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, Forecaster module, Tensor xs) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).open();
    return frame.applied(forward(module, frame, xs));
  }

  /**
   * Applies {@link Forecaster#forward} as a pure function.
   *
   * @param params as made by {@link ForecasterInit#init}, or read from a checkpoint with these paths
   * @param state as made by {@link ForecasterInit#init}, or returned by the last call
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return {@code f32[T,B,1]}: at {@code t} the guess for {@code t+1}, and the next state
   */
  public static Applied<Tensor> apply(Params params, State state, Key key, Forecaster module, Tensor xs) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).key(key).open();
    return frame.applied(forward(module, frame, xs));
  }

  /**
   * Applies {@link Forecaster#forecast} as a pure function.
   *
   * <p>This overload runs without state and without a key; a module that needs one of them makes it throw.
   *
   * @param params as made by {@link ForecasterInit#forecast}, or read from a checkpoint with these paths
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return {@code f32[steps,B,1]}
   */
  public static Tensor forecast(Params params, Forecaster module, Tensor xs, int steps) {
    ApplyFrame frame = ApplyFrame.root().params(params).open();
    return frame.output(forecast(module, frame, xs, steps));
  }

  /**
   * Applies {@link Forecaster#forecast} as a pure function.
   *
   * <p>This overload runs without state; a module that needs it makes it throw.
   *
   * @param params as made by {@link ForecasterInit#forecast}, or read from a checkpoint with these paths
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return {@code f32[steps,B,1]}
   */
  public static Tensor forecast(Params params, Key key, Forecaster module, Tensor xs, int steps) {
    ApplyFrame frame = ApplyFrame.root().params(params).key(key).open();
    return frame.output(forecast(module, frame, xs, steps));
  }

  /**
   * Applies {@link Forecaster#forecast} as a pure function.
   *
   * <p>This overload runs without a key; a module that needs it makes it throw.
   *
   * @param params as made by {@link ForecasterInit#forecast}, or read from a checkpoint with these paths
   * @param state as made by {@link ForecasterInit#forecast}, or returned by the last call
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return {@code f32[steps,B,1]}, and the next state
   */
  public static Applied<Tensor> forecast(Params params, State state, Forecaster module, Tensor xs, int steps) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).open();
    return frame.applied(forecast(module, frame, xs, steps));
  }

  /**
   * Applies {@link Forecaster#forecast} as a pure function.
   *
   * @param params as made by {@link ForecasterInit#forecast}, or read from a checkpoint with these paths
   * @param state as made by {@link ForecasterInit#forecast}, or returned by the last call
   * @param key the key that random numbers are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return {@code f32[steps,B,1]}, and the next state
   */
  public static Applied<Tensor> forecast(Params params, State state, Key key, Forecaster module, Tensor xs, int steps) {
    ApplyFrame frame = ApplyFrame.root().params(params).state(state).key(key).open();
    return frame.applied(forecast(module, frame, xs, steps));
  }

  /** The body of {@link Forecaster#forward}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", may = "STATE KEY", table = """
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:21
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:21
      OPEN | ^{core} |  |  | what the module called has | Forecaster.java:34""")
  public static Tensor forward(Forecaster self, ApplyFrame parent, Tensor xs) {
    return parent.<Tensor>call(self, TYPE, "forward", Args.of(xs),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Forecaster self, ApplyFrame frame, Tensor xs) {
    // Forecaster.java:34
    return LinearApply.forward(self.readout, frame, UnrollApply.dynamicUnroll(frame, self.core, xs, LSTMApply.initialState(self.core, frame, xs.dim(1))).output());
  }

  /** The body of {@link Forecaster#forecast}; what it reads and writes goes through the frame. */
  @Effects(value = "PARAMS FRAME", may = "STATE KEY", table = """
      OPEN | ^{core} |  |  | what the module called has | Forecaster.java:44
      PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:21
      PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:21
      PARAMETER | ~/lstm/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:20
      PARAMETER | ~/lstm/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:20""")
  public static Tensor forecast(Forecaster self, ApplyFrame parent, Tensor xs, int steps) {
    return parent.<Tensor>call(self, TYPE, "forecast", false, Args.of(xs, steps),
        (frame, args) -> forecastBody(self, frame, args.<Tensor>get(0), args.<Integer>get(1)));
  }

  private static Tensor forecastBody(Forecaster self, ApplyFrame frame, Tensor xs, int steps) {
    // Forecaster.java:44
    WithState<Tensor, LSTMState> known = UnrollApply.dynamicUnroll(frame, self.core, xs, LSTMApply.initialState(self.core, frame, xs.dim(1)));
    // Forecaster.java:45
    Tensor first = LinearApply.forward(self.readout, frame, known.output().at(-1).get());
    // Forecaster.java:46
    Scanned<WithState<Tensor, LSTMState>, Tensor> guesses =
        frame.scan(
            (ApplyFrame frame_, WithState<Tensor, LSTMState> last, Tensor step) -> {
              WithState<Tensor, LSTMState> next = LSTMApply.forward(self.core, frame_, last.output(), last.state());
              Tensor guess = LinearApply.forward(self.readout, frame_, next.output());
              return new Step<>(new WithState<>(guess, next.state()), last.output());
            },
            new WithState<>(first, known.state()),
            Numpy.arange(steps));
    // Forecaster.java:55
    return guesses.ys();
  }
}
