package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// Bitwise exclusive or; logical for `bool`.
public record Xor() implements FlatBinary {

  @Override
  public String name() {
    return "xor";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.bits(name(), Checks.same(name(), x, y));
  }
}
