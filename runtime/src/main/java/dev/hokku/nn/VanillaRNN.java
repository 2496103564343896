package dev.hokku.nn;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The plain recurrent network: `h' = relu(x W + b + h U + c)`.
///
/// Parameters, with D the last axis of the input: `linear`: `w` `[D,H]`, `b` `[H]`; `linear_1`: `w` `[H,H]`, `b` `[H]`.
///
/// @param hiddenSize H
/// @param doubleBias whether `linear_1` has a bias too
/// @param name the module's name; by default `vanilla_rnn`
///
/// Source: `hk.VanillaRNN`.
@HkModule
public record VanillaRNN(int hiddenSize, boolean doubleBias, @Nullable String name)
    implements RNNCore<Tensor, Tensor, Tensor>, VanillaRNNDispatch {

  /// Refuses a size that has no meaning.
  public VanillaRNN {
    Inputs.requirePositive("hiddenSize", hiddenSize);
  }

  /// With both biases.
  public VanillaRNN(int hiddenSize) {
    this(hiddenSize, true, null);
  }

  /// With a bias of the hidden part, or without.
  public VanillaRNN withDoubleBias(boolean both) {
    return new VanillaRNN(hiddenSize, both, name);
  }

  /// With a name of its own.
  public VanillaRNN withName(@Nullable String given) {
    return new VanillaRNN(hiddenSize, doubleBias, given);
  }

  /// @param x `[N,D]` or `[D]`
  /// @param state `[N,H]` or `[H]`
  /// @return `[N,H]` or `[H]`, twice
  @Override
  @Forward
  public WithState<Tensor, Tensor> forward(Tensor x, Tensor state) {
    if (x.rank() > 0 && state.rank() == x.rank()) {
      Inputs.requireState("vanilla_rnn", x, "state", state, x.shape().range(0, x.rank() - 1).concat(Shape.of(hiddenSize)));
    }
    Linear inputToHidden = new Linear(hiddenSize);
    Linear hiddenToHidden = new Linear(hiddenSize).withBias(doubleBias);
    Tensor next = relu(inputToHidden.forward(x).add(hiddenToHidden.forward(state)));
    return new WithState<>(next, next);
  }

  @Override
  @Forward
  public Tensor initialState(@Nullable Integer batchSize) {
    return Numpy.zeros(LSTMState.batched(Shape.of(hiddenSize), batchSize));
  }

  @Override
  public String toString() {
    return VanillaRNNApply.TYPE.describe(this);
  }
}
