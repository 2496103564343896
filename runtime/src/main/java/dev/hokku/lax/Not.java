package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// Each bit inverted; for `bool`, true and false exchanged.
public record Not() implements FlatUnary {

  @Override
  public String name() {
    return "not";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.bits(name(), x);
  }
}
