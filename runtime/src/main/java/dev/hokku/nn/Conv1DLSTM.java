package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// An LSTM whose gates are convolutions along one axis.
///
/// Parameters: `input_to_hidden` and `hidden_to_hidden`, each as [Conv1D] with `4 * outputChannels` channels.
///
/// @param inputShape spatial lengths of the input
/// @param outputChannels channels of the output
/// @param kernelShape one length for all spatial axes, or one each
/// @param name the module's name; by default `conv1_dlstm`
///
/// Source: `hk.Conv1DLSTM`.
@HkModule
public record Conv1DLSTM(Shape inputShape, int outputChannels, Shape kernelShape, @Nullable String name)
    implements RNNCore<Tensor, Tensor, LSTMState>, Conv1DLSTMDispatch {

  /// Refuses an input shape of other axes.
  public Conv1DLSTM {
    ConvNDLSTM.requireSpatial(1, inputShape);
  }

  /// With the name of its class.
  public Conv1DLSTM(Shape inputShape, int outputChannels, int... kernelShape) {
    this(inputShape, outputChannels, Shape.of(kernelShape), null);
  }

  /// With a name of its own.
  public Conv1DLSTM withName(@Nullable String given) {
    return new Conv1DLSTM(inputShape, outputChannels, kernelShape, given);
  }

  /// @param x `[N,W,C]`
  /// @return the same axes with `outputChannels` channels, and the next state
  @Override
  @Forward
  public WithState<Tensor, LSTMState> forward(Tensor x, LSTMState state) {
    return ConvNDLSTM.step(1, outputChannels, kernelShape, x, state);
  }

  @Override
  @Forward
  public LSTMState initialState(@Nullable Integer batchSize) {
    return LSTMState.zeros(inputShape.concat(Shape.of(outputChannels)), batchSize);
  }

  @Override
  public String toString() {
    return Conv1DLSTMApply.TYPE.describe(this);
  }
}
