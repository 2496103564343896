package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cores one above the other, and layers between them. They belong to whoever made them, so they are named beside this module and not under it.
///
/// With skip connections each core but the first also sees the input, and the output is that of all cores side by side.
///
/// The state is the list of the cores' states; layers have none.
///
/// @param layers cores; wrap a layer between them in [LayerCore]
/// @param skipConnections whether there are skip connections; then all layers must be cores
/// @param name the module's name; by default `deep_rnn`
///
/// Source: Graves 2013, <https://arxiv.org/abs/1308.0850> for skip connections; `hk.DeepRNN`, `hk.deep_rnn_with_skip_connections`.
@HkModule
public record DeepRNN(List<? extends RNNCore<Tensor, Tensor, ?>> layers, boolean skipConnections, @Nullable String name)
    implements RNNCore<Tensor, Tensor, List<Object>>, DeepRNNDispatch {

  /// Refuses layers between skip connections.
  public DeepRNN {
    layers = List.copyOf(layers);
    if (skipConnections && layers.stream().anyMatch(LayerCore.class::isInstance)) {
      throw new IllegalArgumentException("Skip connections go from core to core, but there is a layer between them. Take it out.");
    }
  }

  /// Without skip connections.
  public DeepRNN(List<? extends RNNCore<Tensor, Tensor, ?>> layers) {
    this(layers, false, null);
  }

  /// With skip connections; the name is that of Haiku's private class for it, `_DeepRNN`.
  public static DeepRNN withSkipConnections(List<? extends RNNCore<Tensor, Tensor, ?>> cores) {
    return new DeepRNN(cores, true, "__deep_rnn");
  }

  /// With a name of its own.
  public DeepRNN withName(@Nullable String given) {
    return new DeepRNN(layers, skipConnections, given);
  }

  /// @param x `[N,D]` or `[D]`
  @Override
  @Forward
  public WithState<Tensor, List<Object>> forward(Tensor x, List<Object> state) {
    requireStates(layers, state);
    Tensor current = x;
    List<Object> next = new ArrayList<>();
    List<Tensor> outputs = new ArrayList<>();
    int core = 0;
    for (int i = 0; i < layers.size(); i++) {
      if (skipConnections && i > 0) {
        current = Numpy.concatenate(List.of(x, current), -1);
      }
      RNNCore<Tensor, Tensor, ?> layer = layers.get(i);
      boolean isLayer = layer instanceof LayerCore;
      WithState<Tensor, ?> step = step(layer, current, isLayer ? List.of() : state.get(core));
      current = step.output();
      outputs.add(current);
      if (!isLayer) {
        next.add(step.state());
        core++;
      }
    }
    return new WithState<>(skipConnections ? Numpy.concatenate(outputs, -1) : current, next);
  }

  static void requireStates(List<? extends RNNCore<Tensor, Tensor, ?>> layers, List<Object> states) {
    long cores = layers.stream().filter(layer -> !(layer instanceof LayerCore)).count();
    if (states.size() != cores) {
      throw new ShapeError(
          "deep_rnn", "%d states are given for %d cores".formatted(states.size(), cores), "Start from initialState(batchSize); layers have no state.");
    }
  }

  /// The state that came from a core goes back to it, so it is of its type.
  @SuppressWarnings("unchecked")
  private static <S> WithState<Tensor, S> step(RNNCore<Tensor, Tensor, S> core, Tensor x, Object state) {
    return core.forward(x, (S) state);
  }

  /// The cores' states.
  @Override
  @Forward
  public List<Object> initialState(@Nullable Integer batchSize) {
    List<Object> states = new ArrayList<>();
    for (RNNCore<Tensor, Tensor, ?> layer : layers) {
      if (!(layer instanceof LayerCore)) {
        states.add(layer.initialState(batchSize));
      }
    }
    return states;
  }

  @Override
  public String toString() {
    return DeepRNNApply.TYPE.describe(this);
  }
}
