package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The larger of each pair; NaN if one is.
///
/// Where both are equal, each receives half of the tangent: JAX's convention.
public record Max() implements ElementwiseBinary {

  @Override
  public String name() {
    return "max";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.any(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(t, Lax.share(x, out, y)));
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(mul(t, Lax.share(y, out, x)));
  }
}
