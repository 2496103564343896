package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The nearest whole number not below each element.
public record Ceil() implements FlatUnary {

  @Override
  public String name() {
    return "ceil";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x);
  }
}
