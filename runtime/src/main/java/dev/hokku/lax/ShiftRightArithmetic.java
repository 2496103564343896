package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The bits of `x` moved down by `y` with copies of the sign bit; all sign if `y` is negative or at least the number of bits.
public record ShiftRightArithmetic() implements FlatBinary {

  @Override
  public String name() {
    return "shift_right_arithmetic";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.integral(name(), Checks.same(name(), x, y));
  }
}
