package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// -1, 0 or 1 with the sign of each element; NaN stays NaN.
public record Sign() implements FlatUnary {

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.numeric(name(), x);
  }
}
