package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers one behind the other. They belong to whoever made them, so they are named beside this module and not under it.
///
/// @param layers modules, and functions such as `Functions::relu`
/// @param name the module's name; by default `sequential`
///
/// Source: `hk.Sequential`.
@HkModule
public record Sequential(List<Layer> layers, @Nullable String name) implements Layer, SequentialDispatch {

  /// Copies the list, so that it never changes.
  public Sequential {
    layers = List.copyOf(layers);
  }

  /// These layers, in this order.
  public Sequential(List<Layer> layers) {
    this(layers, null);
  }

  /// These layers, in this order.
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /// With a name of its own.
  public Sequential withName(@Nullable String given) {
    return new Sequential(layers, given);
  }

  /// @param x what the first layer takes
  /// @return what the last layer returns; `x` if there is none
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Tensor out = x;
    for (Layer layer : layers) {
      out = layer.forward(out);
    }
    return out;
  }

  @Override
  public String toString() {
    return SequentialApply.TYPE.describe(this);
  }
}
