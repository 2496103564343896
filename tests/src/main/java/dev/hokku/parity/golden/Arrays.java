package dev.hokku.parity.golden;

import com.google.gson.JsonElement;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Nested JSON lists as tensors.
public final class Arrays {

  private Arrays() {}

  /// A number, or a list of lists of numbers, as one tensor.
  public static Tensor parse(JsonElement value, DType dtype) {
    List<Double> flat = new ArrayList<>();
    List<Integer> dims = new ArrayList<>();
    walk(value, 0, dims, flat);
    return Numpy.array(dtype, Shape.of(dims), flat.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void walk(JsonElement value, int depth, List<Integer> dims, List<Double> flat) {
    if (!value.isJsonArray()) {
      flat.add(value.getAsJsonPrimitive().isBoolean() ? (value.getAsBoolean() ? 1.0 : 0.0) : value.getAsDouble());
      return;
    }
    if (dims.size() == depth) {
      dims.add(value.getAsJsonArray().size());
    }
    value.getAsJsonArray().forEach(child -> walk(child, depth + 1, dims, flat));
  }
}
