package dev.hokku.core;

import dev.hokku.tensor.Tensor;
import java.util.List;

/// Results of an operation with their tangents.
///
/// @param primals the results
/// @param tangents one per result
public record Dual(List<Tensor> primals, List<Tangent> tangents) {

  /// One result and its tangent.
  public static Dual of(Tensor primal, Tangent tangent) {
    return new Dual(List.of(primal), List.of(tangent));
  }
}
