package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The bits of `x` moved down by `y` with zeros from above; 0 if `y` is negative or at least the number of bits.
public record ShiftRightLogical() implements FlatBinary {

  @Override
  public String name() {
    return "shift_right_logical";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.integral(name(), Checks.same(name(), x, y));
  }
}
