package dev.hokku.core;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// A tangent or cotangent: a tensor, or a zero that is known without computing anything.
public sealed interface Tangent {

  /// Type and shape.
  ShapedArray aval();

  /// A symbolic zero.
  ///
  /// @param aval of the value that the tangent belongs to
  record Zero(ShapedArray aval) implements Tangent {}

  /// A tangent with a value.
  ///
  /// @param value same shape and dtype as the primal
  record Of(Tensor value) implements Tangent {
    @Override
    public ShapedArray aval() {
      return value.aval();
    }
  }

  /// The tangent with this value.
  static Tangent of(Tensor value) {
    return new Of(value);
  }

  /// A zero like `primal`.
  static Tangent zeroLike(Tensor primal) {
    return new Zero(primal.aval());
  }

  /// Whether this is the symbolic zero.
  default boolean isZero() {
    return this instanceof Zero;
  }

  /// The value. @throws IllegalStateException for a symbolic zero: ask [#isZero] first, or use `Lax.instantiate`
  default Tensor value() {
    return switch (this) {
      case Of(Tensor value) -> value;
      case Zero zero -> throw new IllegalStateException("The tangent is a symbolic zero, %s.".formatted(zero.aval()));
    };
  }

  /// The sum; zero is neutral.
  default Tangent plus(Tangent other) {
    if (isZero()) {
      return other;
    }
    return other.isZero() ? this : of(value().add(other.value()));
  }
}
