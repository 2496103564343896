package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.DType;
import java.util.Arrays;

/// Stable sorting of the lines of arrays of any dtype. NaN is the largest number, and both zeros are equal.
///
/// An element becomes one or two unsigned digits of 32 bits that are ordered as it is. With its place below it, a digit is a long, and the
/// longs of a line are all different: so the JDK's sort of longs, which need not be stable, gives the one stable order.
///
/// @param dtype of the array
/// @param descending whether the largest come first; equal ones stay in order all the same
record Ranks(DType dtype, boolean descending) {

  /// Brings `order`, places of the line that begins at `from`, into the order of the elements there; equal ones stay as they are.
  ///
  /// @param step distance of neighbours
  /// @param work at least as long as `order`
  void sort(Object x, int from, int step, int[] order, long[] work) {
    for (int digit = 0; digit < digits(); digit++) {
      for (int i = 0; i < order.length; i++) {
        work[i] = ranked(x, from + order[i] * step, digit, i);
      }
      Arrays.sort(work, 0, order.length);
      int[] before = order.clone();
      for (int i = 0; i < order.length; i++) {
        order[i] = before[(int) work[i]];
      }
    }
  }

  /// Puts the places of those elements into `order` that come first among the `length` from `from` on, in their order: one walk over them, with the best
  /// so far in a heap whose root is the last of these. Only for elements of one digit.
  ///
  /// @param work at least as long as `order`
  void first(Object x, int from, int length, int[] order, long[] work) {
    int k = order.length;
    for (int i = 0; i < k; i++) {
      work[i] = ranked(x, from + i, 0, i);
    }
    for (int i = k / 2 - 1; i >= 0; i--) {
      sink(work, i, k);
    }
    for (int i = k; i < length && k > 0; i++) {
      long rank = ranked(x, from + i, 0, i);
      if (rank < work[0]) {
        work[0] = rank;
        sink(work, 0, k);
      }
    }
    Arrays.sort(work, 0, k);
    for (int i = 0; i < k; i++) {
      order[i] = (int) work[i];
    }
  }

  /// Brings element `i` of a heap of `count` down to where none below it is larger.
  private static void sink(long[] heap, int i, int count) {
    long sinking = heap[i];
    int at = i;
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
      child = child + 1 < count && heap[child + 1] > heap[child] ? child + 1 : child;
      if (heap[child] <= sinking) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = sinking;
  }

  /// A digit of an element above the element's place.
  private long ranked(Object x, int at, int digit, int place) {
    int key = digit(x, at, digit);
    return (long) (descending ? ~key : key) << 32 | place;
  }

  /// How many digits an element has.
  int digits() {
    return dtype.bits() == 64 ? 2 : 1;
  }

  /// Digit `digit` of an element, the lowest first, as an int in signed order.
  private int digit(Object x, int at, int digit) {
    return switch (dtype) {
      case F32 -> ordered(((float[]) x)[at]);
      case BF16 -> ordered(Float.intBitsToFloat(((short[]) x)[at] << 16));
      case F16 -> ordered(Float.float16ToFloat(((short[]) x)[at]));
      case F64 -> half(ordered(((double[]) x)[at]), digit);
      case S64 -> half(((long[]) x)[at], digit);
      case U64 -> half(((long[]) x)[at] ^ Long.MIN_VALUE, digit);
      case S32 -> ((int[]) x)[at];
      case U32 -> ((int[]) x)[at] ^ Integer.MIN_VALUE;
      case S16 -> ((short[]) x)[at];
      case U16 -> Short.toUnsignedInt(((short[]) x)[at]);
      case S8, BOOL -> ((byte[]) x)[at];
      case U8 -> Byte.toUnsignedInt(((byte[]) x)[at]);
    };
  }

  /// The lower half is unsigned; turning its top bit makes signed order of it.
  private static int half(long value, int digit) {
    return digit == 0 ? (int) value ^ Integer.MIN_VALUE : (int) (value >>> 32);
  }

  /// Adding 0 makes -0 a 0. The bits of a positive number are ordered as it is; those of a negative one the other way round.
  private static int ordered(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }
}
