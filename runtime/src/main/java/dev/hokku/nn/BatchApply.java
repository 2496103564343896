package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Merges the leading axes of a tensor into one and takes them apart again: around a module that wants a single batch axis.
///
/// ```java
/// var merged = new BatchApply(x, 2);                       // x: f32[T,B,D]
/// Tensor y = merged.split(linear.forward(merged.value())); // f32[T,B,outputSize]
/// ```
///
/// Source: `hk.BatchApply`.
public final class BatchApply {

  private final Shape leading;
  private final Tensor merged;

  /// @param x `[A,B,..]`
  /// @param count how many leading axes are merged, at most the rank of `x`
  public BatchApply(Tensor x, int count) {
    if (count < 1 || x.rank() < count) {
      throw new ShapeError(
          "batch_apply", "%s has no %d leading axes to merge".formatted(x.aval(), count), "Merge at least 1 and at most its rank.");
    }
    this.leading = x.shape().range(0, count);
    this.merged = merge(x);
  }

  /// `x` with its leading axes as one: `[A*B,..]`.
  public Tensor value() {
    return merged;
  }

  /// Another tensor with as many leading axes, merged too; one of lower rank is left as it is.
  public Tensor merge(Tensor other) {
    if (other.rank() < leading.rank()) {
      return other;
    }
    Shape head = other.shape().range(0, leading.rank());
    return other.reshape(Shape.of(head.size()).concat(other.shape().range(leading.rank(), other.rank())));
  }

  /// A result with its first axis taken apart: `[A*B,..]` gives `[A,B,..]`.
  public Tensor split(Tensor result) {
    return result.reshape(leading.concat(result.shape().range(1, result.rank())));
  }
}
