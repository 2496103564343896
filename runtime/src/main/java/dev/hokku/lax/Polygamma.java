package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.polygamma;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The derivatives of the logarithm of the gamma function: order 0 is its first one (digamma), order 1 its second (trigamma), and so on.
///
/// @param order 0 or more
public record Polygamma(int order) implements ElementwiseUnary {

  @Override
  public String name() {
    return "polygamma";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(mul(t, polygamma(x, order + 1)));
  }
}
