package dev.hokku.data;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Examples with labels, in memory.
///
/// @param inputs one example per row, `[N,..]`
/// @param labels `s32[N]` for classes, or any `[N,..]` for targets
public record Dataset(Tensor inputs, Tensor labels) {

  /// @throws IllegalArgumentException if the two do not have the same number of rows
  public Dataset {
    if (inputs.rank() == 0 || labels.rank() == 0 || inputs.dim(0) != labels.dim(0)) {
      throw new IllegalArgumentException(
          "Inputs %s and labels %s must have the same number of rows. Give each example one label.".formatted(inputs.aval(), labels.aval()));
    }
  }

  /// The number of examples.
  public int size() {
    return inputs.dim(0);
  }

  /// The examples from `from` (inclusive) to `to` (exclusive); nothing is copied.
  public Dataset range(int from, int to) {
    if (from < 0 || to < from || to > size()) {
      throw new IndexOutOfBoundsException("[%d, %d) is no range of %d examples.".formatted(from, to, size()));
    }
    return new Dataset(rows(inputs, from, to), rows(labels, from, to));
  }

  /// The examples at `indices`, in that order.
  public Dataset pick(int[] indices) {
    return new Dataset(rows(inputs, indices), rows(labels, indices));
  }

  /// The same examples with inputs of another shape: `[N,64]` as `withInputShape(8, 8, 1)` is `[N,8,8,1]`.
  public Dataset withInputShape(int... dims) {
    return new Dataset(inputs.reshape(Shape.of(size()).concat(Shape.of(dims))), labels);
  }

  /// One more than the largest label.
  public int classes() {
    int largest = -1;
    for (int label : labels.toIntArray()) {
      largest = Math.max(largest, label);
    }
    return largest + 1;
  }

  private static int rowSize(Tensor tensor) {
    return tensor.shape().remove(0).size();
  }

  private static Tensor rows(Tensor tensor, int from, int to) {
    int row = rowSize(tensor);
    return new Array(
        new ShapedArray(tensor.dtype(), tensor.shape().with(0, to - from)), tensor.buffer().slice(from * row, (to - from) * row));
  }

  private static Tensor rows(Tensor tensor, int[] indices) {
    int row = rowSize(tensor);
    Buffer picked = Buffer.zeros(tensor.dtype(), indices.length * row);
    for (int i = 0; i < indices.length; i++) {
      picked.copyFrom(i * row, tensor.buffer(), indices[i] * row, row);
    }
    return new Array(new ShapedArray(tensor.dtype(), tensor.shape().with(0, indices.length)), picked);
  }
}
