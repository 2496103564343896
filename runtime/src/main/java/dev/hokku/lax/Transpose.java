package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The axes in another order: axis `i` of the result is axis `permutation[i]` of `x`.
///
/// @param permutation of `0 … rank - 1`
public record Transpose(Axes permutation) implements LinearUnary {

  @Override
  public String name() {
    return "transpose";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (!permutation.permutes(x.rank())) {
      throw new ShapeError(
          name(),
          "%s is no permutation of the axes of x: %s".formatted(permutation, x),
          "Name each axis in [0, %d) once.".formatted(x.rank()));
    }
    return x.withShape(x.shape().permute(permutation));
  }

  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return Lax.transpose(ct, permutation.inverse());
  }

  /// The batch axis comes out in front, wherever it was.
  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(Lax.transpose(x, permutation.shiftedFrom(axis).prepend(axis)), 0);
  }
}
