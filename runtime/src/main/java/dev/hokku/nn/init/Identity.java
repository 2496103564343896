package dev.hokku.nn.init;

import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySource;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// The identity matrix, or a batch of them: `[..,n,m]` with ones where row and column are equal. Draws no key.
///
/// Source: `hk.initializers.Identity`.
///
/// @param gain what stands on the diagonal
public record Identity(double gain) implements Initializer {

  /// With ones on the diagonal.
  public Identity() {
    this(1);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype, KeySource keys) {
    if (shape.rank() < 2) {
      throw new ShapeError("identity", "an identity matrix has at least two axes, and %s was asked for".formatted(shape), "Initialise vectors with constant(…).");
    }
    Tensor eye = Numpy.eye(dtype, shape.dim(-2), shape.dim(-1), 0).broadcastTo(shape);
    return mul(fullLike(eye, gain), eye);
  }
}
