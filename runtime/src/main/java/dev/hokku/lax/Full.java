package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// A tensor with one value everywhere.
///
/// @param aval type and shape
/// @param value its elements, converted to the dtype; for `bool`, true is what is not 0
public record Full(ShapedArray aval, double value) implements Nullary {

  @Override
  public String name() {
    return "full";
  }
}
