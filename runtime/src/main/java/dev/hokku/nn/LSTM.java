package dev.hokku.nn;

import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Long short-term memory. The forget gate is shifted by 1 when it is computed, so that it starts open although its bias starts at 0.
///
/// Parameters, with D the last axis of the input: `linear`: `w` `[D+H,4H]`, `b` `[4H]`, gates in the order input, cell, forget, output.
///
/// @param hiddenSize H
/// @param name the module's name; by default `lstm`
///
/// Source: Zaremba et al. 2014, <https://arxiv.org/abs/1409.2329>; Jozefowicz et al. 2015 for the forget gate; `hk.LSTM`.
@HkModule
public record LSTM(int hiddenSize, @Nullable String name) implements RNNCore<Tensor, Tensor, LSTMState>, LSTMDispatch {

  /// Refuses a size that has no meaning.
  public LSTM {
    Inputs.requirePositive("hiddenSize", hiddenSize);
  }

  /// With `hiddenSize` units.
  public LSTM(int hiddenSize) {
    this(hiddenSize, null);
  }

  /// With a name of its own.
  public LSTM withName(@Nullable String given) {
    return new LSTM(hiddenSize, given);
  }

  /// @param x `[N,D]` or `[D]`
  /// @return `[N,H]` or `[H]`, and the next state
  @Override
  @Forward
  public WithState<Tensor, LSTMState> forward(Tensor x, LSTMState state) {
    if (x.rank() != 1 && x.rank() != 2) {
      throw new ShapeError(
          "lstm", "x is %s, neither a vector nor a batch of them".formatted(x.aval()), "Give one step, [N,D]; Unroll takes sequences.");
    }
    Shape expected = x.shape().range(0, x.rank() - 1).concat(Shape.of(hiddenSize));
    Inputs.requireState("lstm", x, "state.hidden", state.hidden(), expected);
    Inputs.requireState("lstm", x, "state.cell", state.cell(), expected);
    Tensor gated = new Linear(4 * hiddenSize).forward(Numpy.concatenate(List.of(x, state.hidden()), -1));
    return gates(gated, state);
  }

  /// The cell's arithmetic from the sums of all gates, `[..,4H]`.
  static WithState<Tensor, LSTMState> gates(Tensor gated, LSTMState state) {
    List<Tensor> gates = Numpy.split(gated, 4, -1);
    Tensor forget = sigmoid(gates.get(2).add(1));
    Tensor cell = forget.mul(state.cell()).add(sigmoid(gates.get(0)).mul(gates.get(1).tanh()));
    Tensor hidden = sigmoid(gates.get(3)).mul(cell.tanh());
    return new WithState<>(hidden, new LSTMState(hidden, cell));
  }

  @Override
  @Forward
  public LSTMState initialState(@Nullable Integer batchSize) {
    return LSTMState.zeros(Shape.of(hiddenSize), batchSize);
  }

  @Override
  public String toString() {
    return LSTMApply.TYPE.describe(this);
  }
}
