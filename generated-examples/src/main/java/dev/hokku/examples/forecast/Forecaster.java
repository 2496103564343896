package dev.hokku.examples.forecast;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.control.Control;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.WithState;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// An LSTM that says what comes next. Learning, it sees the true values; forecasting, it sees its own.
@HkModule
public final class Forecaster {
  final LSTM core;
  final Linear readout = new Linear(1);

  /// @param hiddenSize of the LSTM
  public Forecaster(int hiddenSize) {
    this.core = new LSTM(hiddenSize);
  }

  /// What comes after each value.
  ///
  /// @param xs `f32[T,B,1]`
  /// @return `f32[T,B,1]`: at `t` the guess for `t+1`
  @Forward
  public Tensor forward(Tensor xs) {
    return readout.forward(Unroll.dynamicUnroll(core, xs, core.initialState(xs.dim(1))).output());
  }

  /// Goes on with a series.
  ///
  /// @param xs what is known, `f32[T,B,1]`
  /// @param steps how far to go; static
  /// @return `f32[steps,B,1]`
  @Forward
  public Tensor forecast(Tensor xs, int steps) {
    WithState<Tensor, LSTMState> known = Unroll.dynamicUnroll(core, xs, core.initialState(xs.dim(1)));
    Tensor first = readout.forward(known.output().at(-1).get());
    Scanned<WithState<Tensor, LSTMState>, Tensor> guesses =
        Control.scan(
            (WithState<Tensor, LSTMState> last, Tensor step) -> {
              WithState<Tensor, LSTMState> next = core.forward(last.output(), last.state());
              Tensor guess = readout.forward(next.output());
              return new Step<>(new WithState<>(guess, next.state()), last.output());
            },
            new WithState<>(first, known.state()),
            Numpy.arange(steps));
    return guesses.ys();
  }
}
