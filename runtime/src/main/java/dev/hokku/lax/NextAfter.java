package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The number next to `x` in the direction of `y`.
public record NextAfter() implements FlatBinary {

  @Override
  public String name() {
    return "nextafter";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.floating(name(), Checks.same(name(), x, y));
  }
}
