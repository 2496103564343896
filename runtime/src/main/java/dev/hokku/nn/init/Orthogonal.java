package dev.hokku.nn.init;

import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.random.Orthonormal;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// A matrix with orthonormal rows or columns, whichever are fewer, evenly distributed over all of them. Axes other than `axis` count as one.
///
/// Source: `hk.initializers.Orthogonal`; Saxe, McClelland and Ganguli 2014, <https://arxiv.org/abs/1312.6120>.
///
/// @param scale factor on all elements
/// @param axis the axis that counts as the rows; negative ones count from the end
public record Orthogonal(double scale, int axis) implements Initializer {

  /// With scale 1, along the last axis.
  public Orthogonal() {
    this(1);
  }

  /// @param scale factor on all elements; along the last axis
  public Orthogonal(double scale) {
    this(scale, -1);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    if (shape.rank() < 2) {
      throw new ShapeError("orthogonal", "a matrix has at least two axes, and %s was asked for".formatted(shape), "Initialise vectors with randomNormal().");
    }
    int rows = shape.dim(axis);
    int columns = shape.remove(axis).size();
    Shape tall = Shape.of(Math.max(rows, columns), Math.min(rows, columns));
    Tensor q = Orthonormal.columns(Random.normal(keys.nextRngKey(), tall, dtype));
    Tensor matrix = rows < columns ? q.transpose() : q;
    Tensor folded = matrix.reshape(Shape.of(rows).concat(shape.remove(axis))).moveAxis(0, axis);
    return mul(fullLike(folded, scale), folded);
  }
}
