package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The nearest whole number not above each element.
public record Floor() implements FlatUnary {

  @Override
  public String name() {
    return "floor";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }
}
