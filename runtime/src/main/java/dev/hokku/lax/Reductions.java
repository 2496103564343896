package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.eq;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.reduceSum;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// What several reductions share.
final class Reductions {

  private Reductions() {}

  /// Refuses axes that `x` does not have.
  static void check(String name, Axes axes, ShapedArray x) {
    if (!axes.within(x.rank())) {
      throw new ShapeError(
          name,
          "axes %s do not fit x: %s, which has rank %d".formatted(axes, x, x.rank()),
          "Name axes in [0, %d), each once.".formatted(x.rank()));
    }
  }

  /// A reduced tensor in the shape that it was reduced from, by repetition along `axes`.
  static Tensor spread(Tensor reduced, Shape shape, Axes axes) {
    return broadcastInDim(reduced, shape, axes.complement(shape.rank()));
  }

  /// The tangent of a maximum or minimum: those elements that equal it share its tangent equally, JAX's convention.
  static Tensor extremumTangent(Tensor x, Tensor y, Tensor t, Axes axes) {
    Tensor reached = convertElementType(eq(x, spread(y, x.shape(), axes)), x.dtype());
    return div(reduceSum(mul(t, reached), axes), reduceSum(reached, axes));
  }
}
