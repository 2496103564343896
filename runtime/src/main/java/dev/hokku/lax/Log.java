package dev.hokku.lax;

import static dev.hokku.lax.Lax.div;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The natural logarithm of each element; NaN below zero.
public record Log() implements ElementwiseUnary {

  @Override
  public String name() {
    return "log";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(div(t, x));
  }
}
