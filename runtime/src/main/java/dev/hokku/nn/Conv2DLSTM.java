package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// An LSTM whose gates are convolutions along height and width.
///
/// Parameters: `input_to_hidden` and `hidden_to_hidden`, each as [Conv2D] with `4 * outputChannels` channels.
///
/// @param inputShape spatial lengths of the input
/// @param outputChannels channels of the output
/// @param kernelShape one length for all spatial axes, or one each
/// @param name the module's name; by default `conv2_dlstm`
///
/// Source: `hk.Conv2DLSTM`.
@HkModule
public record Conv2DLSTM(Shape inputShape, int outputChannels, Shape kernelShape, @Nullable String name)
    implements RNNCore<Tensor, Tensor, LSTMState>, Conv2DLSTMDispatch {

  /// Refuses an input shape of other axes.
  public Conv2DLSTM {
    ConvNDLSTM.requireSpatial(2, inputShape);
  }

  /// With the name of its class.
  public Conv2DLSTM(Shape inputShape, int outputChannels, int... kernelShape) {
    this(inputShape, outputChannels, Shape.of(kernelShape), null);
  }

  /// With a name of its own.
  public Conv2DLSTM withName(@Nullable String given) {
    return new Conv2DLSTM(inputShape, outputChannels, kernelShape, given);
  }

  /// @param x `[N,H,W,C]`
  /// @return the same axes with `outputChannels` channels, and the next state
  @Override
  @Forward
  public WithState<Tensor, LSTMState> forward(Tensor x, LSTMState state) {
    return ConvNDLSTM.step(2, outputChannels, kernelShape, x, state);
  }

  @Override
  @Forward
  public LSTMState initialState(@Nullable Integer batchSize) {
    return LSTMState.zeros(inputShape.concat(Shape.of(outputChannels)), batchSize);
  }

  @Override
  public String toString() {
    return Conv2DLSTMApply.TYPE.describe(this);
  }
}
