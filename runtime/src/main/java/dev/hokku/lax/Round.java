package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The nearest whole number, ties to even.
public record Round() implements FlatUnary {

  @Override
  public String name() {
    return "round";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }
}
