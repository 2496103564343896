package dev.hokku.graph;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;

/// A scalar constant in a graph. Equal by dtype and bits, so that common subexpressions are found and `-0.0` differs from `0.0`.
///
/// @param dtype the element type
/// @param bits the value: raw IEEE bits of the double for floats, the integer itself otherwise
public record Literal(DType dtype, long bits) implements Atom {

  /// The literal with the value of a one-element buffer.
  public static Literal of(Buffer scalar) {
    DType dtype = scalar.dtype();
    return new Literal(dtype, dtype.isFloating() ? Double.doubleToRawLongBits(scalar.getDouble(0)) : scalar.getLong(0));
  }

  /// A floating literal.
  public static Literal of(DType dtype, double value) {
    return new Literal(dtype, dtype.isFloating() ? Double.doubleToRawLongBits(value) : (long) value);
  }

  @Override
  public ShapedArray aval() {
    return new ShapedArray(dtype, Shape.SCALAR);
  }

  /// The value as a double.
  public double doubleValue() {
    return dtype.isFloating() ? Double.longBitsToDouble(bits) : bits;
  }

  /// The value in memory.
  public Buffer buffer() {
    Buffer buffer = Buffer.zeros(dtype, 1);
    if (dtype.isFloating()) {
      buffer.setDouble(0, doubleValue());
    } else {
      buffer.setLong(0, bits);
    }
    return buffer;
  }

  /// `2.5:f32`, `3:s32`, `true`.
  @Override
  public String toString() {
    return switch (dtype.kind()) {
      case BOOL -> bits != 0 ? "true" : "false";
      case FLOAT -> doubleValue() + ":" + dtype;
      case SIGNED -> bits + ":" + dtype;
      case UNSIGNED -> Long.toUnsignedString(bits) + ":" + dtype;
    };
  }
}
