package dev.hokku.backend.reference;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;

/// Where the elements of a box lie in a row-major array: what transposing, slicing, broadcasting and reducing have in common.
final class Strided {

  private Strided() {}

  /// The positions of all elements of a box, in row-major order of the box.
  ///
  /// @param dims lengths of the box
  /// @param strides distance in the array per axis of the box; 0 repeats, negative walks backwards
  /// @param start position of the first element
  static int[] positions(int[] dims, int[] strides, int start) {
    int[] positions = new int[Shape.of(dims).size()];
    if (positions.length > 0) {
      fill(positions, 0, dims, strides, 0, start);
    }
    return positions;
  }

  private static int fill(int[] positions, int next, int[] dims, int[] strides, int axis, int position) {
    if (axis == dims.length) {
      positions[next] = position;
      return next + 1;
    }
    int at = next;
    if (axis == dims.length - 1) {
      for (int i = 0; i < dims[axis]; i++) {
        positions[at++] = position + i * strides[axis];
      }
      return at;
    }
    for (int i = 0; i < dims[axis]; i++) {
      at = fill(positions, at, dims, strides, axis + 1, position + i * strides[axis]);
    }
    return at;
  }

  /// The positions in an array of `shape` of all index combinations of `axes`, the others being 0.
  static int[] positions(Shape shape, Axes axes) {
    return positions(pick(shape.dims(), axes), pick(shape.strides(), axes), 0);
  }

  /// The entries of `values` at `axes`.
  static int[] pick(int[] values, Axes axes) {
    int[] picked = new int[axes.count()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[axes.at(i)];
    }
    return picked;
  }
}
