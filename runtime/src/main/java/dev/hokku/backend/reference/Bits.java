package dev.hokku.backend.reference;

import dev.hokku.tensor.Buffer;

/// The elements of buffers as bits.
final class Bits {

  private Bits() {}

  /// The bits of an element, with zeros above them.
  static long get(Buffer x, int index) {
    return switch (x.dtype()) {
      case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits(x.floats()[x.offset() + index]));
      case F64 -> Double.doubleToRawLongBits(x.doubles()[x.offset() + index]);
      case F16, BF16 -> Short.toUnsignedLong(x.shorts()[x.offset() + index]);
      case S64, U64 -> x.getLong(index);
      case S32, U32, S16, U16, S8, U8, BOOL -> x.getLong(index) & ((1L << x.dtype().bits()) - 1);
    };
  }

  /// Sets the bits of an element to the lowest of `bits`.
  static void set(Buffer out, int index, long bits) {
    switch (out.dtype()) {
      case F32 -> out.floats()[out.offset() + index] = Float.intBitsToFloat((int) bits);
      case F64 -> out.doubles()[out.offset() + index] = Double.longBitsToDouble(bits);
      case F16, BF16 -> out.shorts()[out.offset() + index] = (short) bits;
      case S64, U64, S32, U32, S16, U16, S8, U8, BOOL -> out.setLong(index, bits);
    }
  }
}
