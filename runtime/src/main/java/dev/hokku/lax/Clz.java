package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// How many bits above the highest set bit are zero; all of them for 0.
public record Clz() implements FlatUnary {

  @Override
  public String name() {
    return "clz";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.integral(name(), x);
  }
}
