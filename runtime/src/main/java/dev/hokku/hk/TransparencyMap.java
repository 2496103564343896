package dev.hokku.hk;

import java.util.Optional;

/// Which module of a layer stack goes by which name when the stack is transparent: `linear_0` of layer 2 may be `linear_2`.
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
