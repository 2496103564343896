package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.Shape;

/// An array as `[outer, length, inner]`: one axis, what lies before it and what lies behind.
record Axis(int outer, int length, int inner) {

  static Axis of(Shape shape, int axis) {
    return new Axis(shape.range(0, axis).size(), shape.dim(axis), shape.range(axis + 1, shape.rank()).size());
  }

  int size() {
    return outer * length * inner;
  }
}
