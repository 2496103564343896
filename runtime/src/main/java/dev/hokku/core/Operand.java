package dev.hokku.core;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// An operand as a transpose rule sees it: one that the operation is linear in, or one with a known value.
public sealed interface Operand {

  /// Type and shape.
  ShapedArray aval();

  /// The operation is linear in this operand and its cotangent is asked for.
  ///
  /// @param aval type and shape of the operand
  record Linear(ShapedArray aval) implements Operand {}

  /// A coefficient.
  ///
  /// @param value its value
  record Known(Tensor value) implements Operand {
    @Override
    public ShapedArray aval() {
      return value.aval();
    }
  }

  /// Whether the cotangent is asked for.
  default boolean isLinear() {
    return this instanceof Linear;
  }

  /// The value of a coefficient. @throws IllegalStateException for a linear operand
  default Tensor value() {
    return switch (this) {
      case Known(Tensor value) -> value;
      case Linear linear -> throw new IllegalStateException("The operand %s is linear and has no value.".formatted(linear.aval()));
    };
  }
}
