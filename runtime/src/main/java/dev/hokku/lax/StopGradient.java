package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// The operand itself, which derivatives do not pass.
public record StopGradient() implements FlatUnary {

  @Override
  public String name() {
    return "stop_gradient";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.any(name(), x);
  }
}
