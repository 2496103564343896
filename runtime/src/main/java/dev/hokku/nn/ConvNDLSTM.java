package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// An LSTM whose gates are convolutions, for sequences of images.
///
/// Parameters: `input_to_hidden` and `hidden_to_hidden`, each as [ConvND] with `4 * outputChannels` channels.
///
/// @param numSpatialDims how many axes the kernels move along
/// @param inputShape spatial lengths of the input
/// @param outputChannels channels of the output
/// @param kernelShape one length for all spatial axes, or one each
/// @param name the module's name; by default `conv_ndlstm`
///
/// Source: Shi et al. 2015, <https://arxiv.org/abs/1506.04214>, without the peephole connections; `haiku.ConvNDLSTM`.
@HkModule
public record ConvNDLSTM(int numSpatialDims, Shape inputShape, int outputChannels, Shape kernelShape, @Nullable String name)
    implements RNNCore<Tensor, Tensor, LSTMState>, ConvNDLSTMDispatch {

  /// Refuses an input shape of other axes.
  public ConvNDLSTM {
    requireSpatial(numSpatialDims, inputShape);
  }

  /// With the name of its class.
  public ConvNDLSTM(int numSpatialDims, Shape inputShape, int outputChannels, int... kernelShape) {
    this(numSpatialDims, inputShape, outputChannels, Shape.of(kernelShape), null);
  }

  /// With a name of its own.
  public ConvNDLSTM withName(@Nullable String given) {
    return new ConvNDLSTM(numSpatialDims, inputShape, outputChannels, kernelShape, given);
  }

  /// @param x `[N,..,C]`, channels last
  /// @return `[N,..,outputChannels]`, and the next state
  @Override
  @Forward
  public WithState<Tensor, LSTMState> forward(Tensor x, LSTMState state) {
    return step(numSpatialDims, outputChannels, kernelShape, x, state);
  }

  @Override
  @Forward
  public LSTMState initialState(@Nullable Integer batchSize) {
    return LSTMState.zeros(inputShape.concat(Shape.of(outputChannels)), batchSize);
  }

  static void requireSpatial(int spatialDims, Shape inputShape) {
    if (inputShape.rank() != spatialDims) {
      throw new IllegalArgumentException(
          "inputShape %s names %d axes, but there are %d spatial ones. Name the lengths of those, without batch and channels."
              .formatted(inputShape, inputShape.rank(), spatialDims));
    }
  }

  static void requireState(int spatialDims, Tensor x, String what, Tensor state, int channels) {
    if (x.rank() == spatialDims + 1 || x.rank() == spatialDims + 2) {
      Inputs.requireState("conv_lstm", x, what, state, x.shape().with(-1, channels));
    }
  }

  static WithState<Tensor, LSTMState> step(int spatialDims, int outputChannels, Shape kernelShape, Tensor x, LSTMState state) {
    requireState(spatialDims, x, "state.hidden", state.hidden(), outputChannels);
    requireState(spatialDims, x, "state.cell", state.cell(), outputChannels);
    ConvND inputToHidden = new ConvND(spatialDims, 4 * outputChannels, kernelShape.dims()).withName("input_to_hidden");
    ConvND hiddenToHidden = new ConvND(spatialDims, 4 * outputChannels, kernelShape.dims()).withName("hidden_to_hidden");
    return LSTM.gates(inputToHidden.forward(x).add(hiddenToHidden.forward(state.hidden())), state);
  }

  @Override
  public String toString() {
    return ConvNDLSTMApply.TYPE.describe(this);
  }
}
