package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// Bitwise or; logical for `bool`.
public record Or() implements FlatBinary {

  @Override
  public String name() {
    return "or";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.bits(name(), Checks.same(name(), x, y));
  }
}
