package dev.hokku.lax;

import static dev.hokku.lax.Lax.mul;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The product of each pair; integers wrap around.
public record Mul() implements Bilinear, ElementwiseBinary {

  @Override
  public String name() {
    return "mul";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.numeric(name(), Checks.same(name(), x, y));
  }

  @Override
  public Tensor transposeLeft(Tensor ct, ShapedArray x, Tensor y) {
    return mul(ct, y);
  }

  @Override
  public Tensor transposeRight(Tensor ct, Tensor x, ShapedArray y) {
    return mul(x, ct);
  }
}
