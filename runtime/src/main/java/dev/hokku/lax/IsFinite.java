package dev.hokku.lax;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;

/// Whether each element is neither infinite nor NaN: `bool`.
public record IsFinite() implements FlatUnary {

  @Override
  public String name() {
    return "is_finite";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.floating(name(), x).withDtype(DType.BOOL);
  }
}
