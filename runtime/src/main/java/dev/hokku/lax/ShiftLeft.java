package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The bits of `x` moved up by `y`; 0 if `y` is negative or at least the number of bits.
public record ShiftLeft() implements FlatBinary {

  @Override
  public String name() {
    return "shift_left";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.integral(name(), Checks.same(name(), x, y));
  }
}
