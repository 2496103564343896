package dev.hokku.graph.pass;

import dev.hokku.graph.Literal;
import dev.hokku.lax.Full;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.Optional;

/// Tensors with one value everywhere, as literals and as [Full].
final class Splats {

  /// Up to here every whole number is a double.
  private static final long EXACT = 1L << 53;

  private Splats() {}

  /// The value of `full`, rounded to its dtype.
  static Literal literal(Full full) {
    Buffer scalar = Buffer.zeros(full.aval().dtype(), 1);
    scalar.setDouble(0, full.value());
    return Literal.of(scalar);
  }

  /// The operation that makes a tensor of `value`; none if it takes a double and the value is no double.
  static Optional<Full> full(ShapedArray aval, Literal value) {
    DType dtype = aval.dtype();
    boolean exact = dtype.isFloating() || -EXACT <= value.bits() && value.bits() <= EXACT && !(dtype == DType.U64 && value.bits() < 0);
    return exact ? Optional.of(new Full(aval, value.doubleValue())) : Optional.empty();
  }
}
