package dev.hokku.backend.reference;

import dev.hokku.lax.And;
import dev.hokku.lax.Clz;
import dev.hokku.lax.Not;
import dev.hokku.lax.Or;
import dev.hokku.lax.PopulationCount;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Xor;
import dev.hokku.tensor.DType;

/// Functions of the bits of integers, and logic on `bool`.
final class BitKernels {

  private BitKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(And.class, (op, call) -> Loops.integers(call, (x, y) -> x & y))
        .put(Or.class, (op, call) -> Loops.integers(call, (x, y) -> x | y))
        .put(Xor.class, (op, call) -> Loops.integers(call, (x, y) -> x ^ y))
        .put(Not.class, (op, call) -> Loops.integers(call, call.dtype() == DType.BOOL ? x -> 1 - x : x -> ~x))
        .put(Clz.class, (op, call) -> Loops.integers(call, x -> Long.numberOfLeadingZeros(bitsOf(x, call)) - (64 - call.dtype().bits())))
        .put(PopulationCount.class, (op, call) -> Loops.integers(call, x -> Long.bitCount(bitsOf(x, call))))
        .put(ShiftLeft.class, (op, call) -> Loops.integers(call, (x, y) -> outside(y, call) ? 0 : x << y))
        .put(ShiftRightLogical.class, (op, call) -> Loops.integers(call, (x, y) -> outside(y, call) ? 0 : bitsOf(x, call) >>> y))
        .put(ShiftRightArithmetic.class, (op, call) -> Loops.integers(call, (x, y) -> signed(x, call) >> (outside(y, call) ? 63 : y)));
  }

  /// Whether a shift moves all bits out; a `u64` above 2^63 reads as a negative number and does too.
  private static boolean outside(long shift, Call call) {
    return shift < 0 || shift >= call.dtype().bits();
  }

  /// The bits of an element with zeros above them.
  private static long bitsOf(long x, Call call) {
    return x & (-1L >>> (64 - call.dtype().bits()));
  }

  /// The bits of an element with copies of the highest above them, for unsigned types too.
  private static long signed(long x, Call call) {
    int unused = 64 - call.dtype().bits();
    return x << unused >> unused;
  }
}
