package dev.hokku.lax;

import static dev.hokku.lax.Lax.reshape;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The same elements, in row-major order, in another shape.
///
/// @param shape of the result, with as many elements
public record Reshape(Shape shape) implements LinearUnary {

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (x.shape().count() != shape.count()) {
      throw new ShapeError(
          name(),
          "x: %s has %d elements, but %s has %d".formatted(x, x.shape().count(), shape, shape.count()),
          "A reshape keeps the number of elements; -1 stands for the length that fits.");
    }
    return x.withShape(shape);
  }

  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return reshape(ct, x.shape());
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(reshape(Batching.moveAxis(x, axis, 0), shape.insert(0, size)), 0);
  }
}
