package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// Bitwise and; logical for `bool`.
public record And() implements FlatBinary {

  @Override
  public String name() {
    return "and";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.bits(name(), Checks.same(name(), x, y));
  }
}
