package dev.hokku.hk;

import java.util.Optional;

/// Which module of a layer stack goes by which name when the stack is transparent: `linear_0` of layer 2 may be `linear_2`.
///
/// {@snippet :
/// record Numbered() implements TransparencyMap {
///
///   public String stackedToFlat(String stacked, int layer) {
///     return stacked.replace("_0", "_" + layer);
///   }
///
///   public Optional<Place> flatToStacked(String flat) {
///     int number = flat.lastIndexOf('_');
///     return number < 0 ? Optional.empty() : Optional.of(new Place(flat.substring(0, number) + "_0", Integer.parseInt(flat.substring(number + 1))));
///   }
/// }
///
/// @HkModule
/// record Stacked(int layers) {
///
///   @Forward
///   Tensor forward(Tensor x) {
///     return layerStack(
///         LayerStackOptions.of(layers).withTransparent(new Numbered()), (Tensor t) -> new Linear(t.dim(-1)).withName("linear_0").forward(t), x);
///   }
/// }
///
/// Params params = StackedInit.initFromShapes(Key.of(0), new Stacked(2), ShapeDtype.f32(1, 3));
/// assert params.modules().equals(Set.of("stacked/linear_0", "stacked/linear_1"));
/// }
///
/// Source: `hk.LayerStackTransparencyMapping`.
public interface TransparencyMap {

  /// The name of a module of one layer.
  ///
  /// @param stacked its name inside the block
  /// @param layer the layer, from 0
  String stackedToFlat(String stacked, int layer);

  /// The module and layer that a name stands for; empty if it is none of the stack's.
  Optional<Place> flatToStacked(String flat);

  /// @param stacked the name inside the block
  /// @param layer the layer, from 0
  record Place(String stacked, int layer) {}
}
