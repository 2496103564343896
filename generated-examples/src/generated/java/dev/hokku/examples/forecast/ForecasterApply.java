// Generated from Forecaster.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.forecast;

import dev.hokku.Effect;
import dev.hokku.Effects;
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
 * {@link Forecaster} as pure functions: everything they read is a parameter, everything they write is in the result.
 *
 * <pre>
 * forward
 *
 * Parameters                value                   initializer                                                        declared at
 *   forecaster/~/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                        b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 *
 * Of modules behind an interface                              called at
 *   {core}                        what the module called has  Forecaster.java:34
 * </pre>
 *
 * <pre>
 * forecast
 *
 * Parameters                     value                   initializer                                                        declared at
 *   forecaster/~/linear       w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 *   forecaster/~/lstm/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:20
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:20
 *
 * Of modules behind an interface                              called at
 *   forecaster/~forecast/{core}   what the module called has  Forecaster.java:44
 * </pre>
 *
 * @see ForecasterInit
 */
public final class ForecasterApply {

  /** How a frame names a {@link Forecaster} and finds its submodules. */
  public static final ModuleType<Forecaster> TYPE =
      ModuleType.of("forecaster", m -> null, (m, s) -> {
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
    return ApplyFrame.root().params(params).call(frame -> forward(module, frame, xs));
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
    return ApplyFrame.root().params(params).key(key).call(frame -> forward(module, frame, xs));
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
    return ApplyFrame.root().params(params).state(state).applied(frame -> forward(module, frame, xs));
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
    return ApplyFrame.root().params(params).state(state).key(key).applied(frame -> forward(module, frame, xs));
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
    return ApplyFrame.root().params(params).call(frame -> forecast(module, frame, xs, steps));
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
    return ApplyFrame.root().params(params).key(key).call(frame -> forecast(module, frame, xs, steps));
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
    return ApplyFrame.root().params(params).state(state).applied(frame -> forecast(module, frame, xs, steps));
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
    return ApplyFrame.root().params(params).state(state).key(key).applied(frame -> forecast(module, frame, xs, steps));
  }

  /** The body of {@link Forecaster#forward}; what it reads and writes goes through the frame. */
  @Effects(value = {Effect.PARAMS, Effect.FRAME}, may = {Effect.STATE, Effect.KEY}, table = {
      "PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:21",
      "PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:21",
      "OPEN | {core} |  |  | what the module called has | Forecaster.java:34"
  })
  public static Tensor forward(Forecaster self, ApplyFrame parent, Tensor xs) {
    return parent.call(self, TYPE, "forward", Args.of(xs),
        (frame, args) -> forwardBody(self, frame, args.get(0)));
  }

  private static Tensor forwardBody(Forecaster self, ApplyFrame frame, Tensor xs) {
    // Forecaster.java:34
    return LinearApply.forward(self.readout, frame, UnrollApply.dynamicUnroll(frame, self.core, xs, LSTMApply.initialState(self.core, frame, xs.dim(1))).output());
  }

  /** The body of {@link Forecaster#forecast}; what it reads and writes goes through the frame. */
  @Effects(value = {Effect.PARAMS, Effect.FRAME}, may = {Effect.STATE, Effect.KEY}, table = {
      "OPEN | ~forecast/{core} |  |  | what the module called has | Forecaster.java:44",
      "PARAMETER | ~/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:21",
      "PARAMETER | ~/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:21",
      "PARAMETER | ~/lstm/linear | w | [inputSize,outputSize] | wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)) | Forecaster.java:20",
      "PARAMETER | ~/lstm/linear | b | [outputSize] | bInit != null ? bInit : zeros() | Forecaster.java:20"
  })
  public static Tensor forecast(Forecaster self, ApplyFrame parent, Tensor xs, int steps) {
    return parent.call(self, TYPE, "forecast", false, Args.of(xs, steps),
        (frame, args) -> forecastBody(self, frame, args.get(0), args.get(1)));
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
