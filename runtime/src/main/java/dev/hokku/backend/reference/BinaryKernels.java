package dev.hokku.backend.reference;

import dev.hokku.lax.Add;
import dev.hokku.lax.Atan2;
import dev.hokku.lax.Div;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.NextAfter;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Rem;
import dev.hokku.lax.Sub;
import dev.hokku.tensor.Buffer;

/// Functions of two numbers.
final class BinaryKernels {

  private BinaryKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(Add.class, (op, call) -> Loops.any(call, Double::sum, Long::sum, Long::sum))
        .put(Sub.class, (op, call) -> Loops.any(call, (x, y) -> x - y, (x, y) -> x - y, (x, y) -> x - y))
        .put(Mul.class, (op, call) -> Loops.any(call, (x, y) -> x * y, (x, y) -> x * y, (x, y) -> x * y))
        .put(Div.class, (op, call) -> Loops.any(
            call, (x, y) -> x / y, (x, y) -> y == 0 ? -1 : x / y, (x, y) -> y == 0 ? -1 : Long.divideUnsigned(x, y)))
        .put(Rem.class, (op, call) -> Loops.any(
            call, (x, y) -> x % y, (x, y) -> y == 0 ? x : x % y, (x, y) -> y == 0 ? x : Long.remainderUnsigned(x, y)))
        .put(Max.class, (op, call) -> Loops.any(call, Math::max, Math::max, BinaryKernels::maxUnsigned))
        .put(Min.class, (op, call) -> Loops.any(call, Math::min, Math::min, BinaryKernels::minUnsigned))
        .put(Pow.class, (op, call) -> Loops.any(call, Powers::of, Powers::whole, Powers::unsigned))
        .put(Atan2.class, (op, call) -> Loops.floats(call, StrictMath::atan2))
        .put(NextAfter.class, (op, call) -> nextAfter(call));
  }

  static long maxUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) >= 0 ? x : y;
  }

  static long minUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) <= 0 ? x : y;
  }

  private static void nextAfter(Call call) {
    Buffer x = call.in(0);
    Buffer y = call.in(1);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      double from = x.getDouble(i);
      double to = y.getDouble(i);
      switch (out.dtype()) {
        case F64 -> out.setDouble(i, Math.nextAfter(from, to));
        case F32 -> out.setDouble(i, Math.nextAfter((float) from, to));
        default -> nextHalf(from, to, x, i, out);
      }
    }
  }

  /// The neighbour of a 16-bit float: its bits count upwards with its magnitude.
  private static void nextHalf(double from, double to, Buffer x, int index, Buffer out) {
    if (Double.isNaN(from) || Double.isNaN(to) || from == to) {
      out.setDouble(index, from == to ? to : Double.NaN);
      return;
    }
    int bits = x.shorts()[x.offset() + index];
    int next;
    if (from == 0) {
      next = to > 0 ? 1 : 0x8001;
    } else {
      next = (to > from) == (from > 0) ? bits + 1 : bits - 1;
    }
    out.shorts()[out.offset() + index] = (short) next;
  }
}
