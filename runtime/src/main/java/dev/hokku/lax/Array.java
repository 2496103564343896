package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;

/// A tensor whose elements are in memory.
public final class Array extends AbstractTensor {

  private final Buffer buffer;

  /// @param buffer as many elements of the dtype as `aval` has; not to be changed from now on
  public Array(ShapedArray aval, Buffer buffer) {
    super(aval);
    if (buffer.dtype() != aval.dtype() || buffer.length() != aval.size()) {
      throw new IllegalArgumentException(
          "A buffer of %d elements of %s is no %s.".formatted(buffer.length(), buffer.dtype(), aval));
    }
    this.buffer = buffer;
  }

  @Override
  public Buffer buffer() {
    return buffer;
  }

  /// The elements as numpy writes them, and the aval: `[1. 2.5] f32[2]`.
  @Override
  public String toString() {
    return ArrayPrinter.print(aval(), buffer);
  }
}
