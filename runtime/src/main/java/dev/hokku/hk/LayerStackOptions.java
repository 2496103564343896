package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// How layers are stacked.
///
/// @param numLayers how many layers, 1 or more
/// @param unroll how many layers are laid out in one step: more code, less overhead
/// @param reverse whether from the last layer to the first
/// @param name the module that holds the stacked parameters; null for Haiku's name
/// @param transparent where each layer's parameters go instead, as if there were no stack; null to keep them stacked
///
/// Source: `hk.layer_stack`.
public record LayerStackOptions(
    int numLayers, int unroll, boolean reverse, @Nullable String name, @Nullable TransparencyMap transparent) {

  /// Refuses what has no meaning.
  public LayerStackOptions {
    if (numLayers < 1 || unroll < 1) {
      throw new IllegalArgumentException("layerStack: numLayers is %d and unroll %d; both must be at least 1.".formatted(numLayers, unroll));
    }
  }

  /// This many layers, with Haiku's defaults.
  public static LayerStackOptions of(int numLayers) {
    return new LayerStackOptions(numLayers, 1, false, null, null);
  }

  /// With this many layers in one step.
  public LayerStackOptions unrolled(int layers) {
    return new LayerStackOptions(numLayers, layers, reverse, name, transparent);
  }

  /// From the last layer to the first, or not.
  public LayerStackOptions withReverse(boolean backwards) {
    return new LayerStackOptions(numLayers, unroll, backwards, name, transparent);
  }

  /// With the stacked parameters in a module of this name.
  public LayerStackOptions withName(@Nullable String given) {
    return new LayerStackOptions(numLayers, unroll, reverse, given, transparent);
  }

  /// With each layer's parameters where this map says.
  public LayerStackOptions withTransparent(@Nullable TransparencyMap map) {
    return new LayerStackOptions(numLayers, unroll, reverse, name, map);
  }
}
