package dev.hokku.parity.tables;

import dev.hokku.Forward;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.nn.WithState;
import dev.hokku.tensor.Tensor;

/// The programs of the tables `eval_summary` and `tabulate`.
final class Summaries {

  private Summaries() {}

  @Forward
  static Tensor layer(Layer layer, Tensor x) {
    return layer.forward(x);
  }

  @Forward
  static WithState<Tensor, LSTMState> lstmStep(int hiddenSize, Tensor x) {
    return new LSTM(hiddenSize).forward(x, new LSTM(hiddenSize).initialState(x.dim(0)));
  }

  /// The layer keeps the size of its input, so that it can be applied again.
  @Forward
  static Tensor linearTwice(Tensor x) {
    Linear linear = new Linear(x.dim(-1));
    return linear.forward(linear.forward(x));
  }

  @Forward
  static Tensor convThenFlatten(int channels, int kernel, Tensor x) {
    return new Flatten().forward(new Conv2D(channels, kernel).forward(x));
  }
}
