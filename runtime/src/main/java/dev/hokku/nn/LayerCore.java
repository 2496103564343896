package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layer between the cores of a [DeepRNN]; it hands nothing from step to step.
///
/// @param layer a module or a function such as `Functions::relu`; it belongs to whoever made this module
@HkModule
public record LayerCore(Layer layer) implements RNNCore<Tensor, Tensor, List<Object>>, LayerCoreDispatch {

  @Override
  @Forward
  public WithState<Tensor, List<Object>> forward(Tensor x, List<Object> state) {
    return new WithState<>(layer.forward(x), state);
  }

  /// Nothing.
  @Override
  @Forward
  public List<Object> initialState(@Nullable Integer batchSize) {
    return List.of();
  }

  @Override
  public String toString() {
    return LayerCoreApply.TYPE.describe(this);
  }
}
