package dev.hokku.io.interop;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tensors by foreign names, each to be taken once; [#done] refuses what nobody took.
final class ForeignTensors {

  private final Map<String, Tensor> left;

  ForeignTensors(Map<String, Tensor> tensors) {
    this.left = new LinkedHashMap<>(tensors);
  }

  boolean has(String key) {
    return left.containsKey(key);
  }

  Tensor take(String key) {
    Tensor tensor = left.remove(key);
    if (tensor == null) {
      throw new HokkuException(
          "There is no tensor '%s' among the foreign ones.".formatted(key),
          "",
          "Compare the name map with what is left: %s.".formatted(left.keySet()));
    }
    return tensor;
  }

  /// Takes a tensor that is to be `aval` here.
  Tensor take(String key, Layout layout, ShapedArray aval, String place) {
    Tensor given = take(key);
    Tensor tensor = layout.read(given, aval.shape());
    if (!tensor.shape().equals(aval.shape())) {
      throw new HokkuException(
          "'%s' is %s, which is %s in our layout, but '%s' is %s.".formatted(key, given.aval(), tensor.aval(), place, aval),
          "",
          "Name modules of the same kind and size for each other.");
    }
    return tensor.astype(aval.dtype());
  }

  void done() {
    if (!left.isEmpty()) {
      throw new HokkuException(
          "The name map has no place for %s.".formatted(left.keySet()), "", "Name the modules that they belong to, or remove them first.");
    }
  }
}
