package dev.hokku.backend.reference;

import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Fma;
import dev.hokku.lax.Full;
import dev.hokku.lax.Iota;
import dev.hokku.lax.Select;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;

/// Choosing, comparing, converting and making values.
final class ValueKernels {

  private ValueKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(Compare.class, ValueKernels::compare)
        .put(Select.class, (op, call) -> select(call))
        .put(Clamp.class, (op, call) -> clamp(call))
        .put(Fma.class, (op, call) -> fma(call))
        .put(Full.class, ValueKernels::full)
        .put(Iota.class, ValueKernels::iota)
        .put(ConvertElementType.class, (op, call) -> convert(call))
        .put(BitcastConvertType.class, (op, call) -> bitcast(call));
  }

  private static void compare(Compare op, Call call) {
    switch (op.direction()) {
      case EQ -> Loops.compare(call, (x, y) -> x == y, sign -> sign == 0);
      case NE -> Loops.compare(call, (x, y) -> x != y, sign -> sign != 0);
      case LT -> Loops.compare(call, (x, y) -> x < y, sign -> sign < 0);
      case LE -> Loops.compare(call, (x, y) -> x <= y, sign -> sign <= 0);
      case GT -> Loops.compare(call, (x, y) -> x > y, sign -> sign > 0);
      case GE -> Loops.compare(call, (x, y) -> x >= y, sign -> sign >= 0);
    }
  }

  private static void select(Call call) {
    Buffer condition = call.in(0);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.copyFrom(i, call.in(condition.getLong(i) != 0 ? 1 : 2), i, 1);
    }
  }

  private static void clamp(Call call) {
    Buffer low = call.in(0);
    Buffer x = call.in(1);
    Buffer high = call.in(2);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      if (out.dtype().isFloating()) {
        out.setDouble(i, Math.min(Math.max(x.getDouble(i), low.getDouble(i)), high.getDouble(i)));
      } else if (out.dtype() == DType.U64) {
        out.setLong(i, BinaryKernels.minUnsigned(BinaryKernels.maxUnsigned(x.getLong(i), low.getLong(i)), high.getLong(i)));
      } else {
        out.setLong(i, Math.min(Math.max(x.getLong(i), low.getLong(i)), high.getLong(i)));
      }
    }
  }

  /// Rounded once for `f32` and `f64`; for halves the product is exact in double, and the sum is rounded to double and then to half.
  private static void fma(Call call) {
    Buffer x = call.in(0);
    Buffer y = call.in(1);
    Buffer z = call.in(2);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.setDouble(i, out.dtype() == DType.F32
          ? Math.fma((float) x.getDouble(i), (float) y.getDouble(i), (float) z.getDouble(i))
          : Math.fma(x.getDouble(i), y.getDouble(i), z.getDouble(i)));
    }
  }

  private static void full(Full op, Call call) {
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.setDouble(i, op.value());
    }
  }

  private static void iota(Iota op, Call call) {
    Buffer out = call.out();
    int stride = op.aval().shape().strides()[op.axis()];
    int length = op.aval().shape().dim(op.axis());
    for (int i = 0; i < out.length(); i++) {
      out.setLong(i, i / stride % length);
    }
  }

  private static void convert(Call call) {
    Buffer x = call.in(0);
    Buffer out = call.out();
    boolean fromFloat = x.dtype().isFloating();
    for (int i = 0; i < out.length(); i++) {
      if (fromFloat && out.dtype().isInteger()) {
        toInteger(x.getDouble(i), out, i);
      } else if (fromFloat || x.dtype() == DType.U64 && out.dtype().isFloating()) {
        out.setDouble(i, x.getDouble(i));
      } else {
        out.setLong(i, x.getLong(i));
      }
    }
  }

  /// Toward zero; what is out of range becomes the end of the range, and NaN 0. (JAX leaves this open; XLA's CPU code does it so.)
  private static void toInteger(double value, Buffer out, int index) {
    int bits = out.dtype().bits();
    if (out.dtype().kind() == DType.Kind.SIGNED) {
      long max = Long.MAX_VALUE >> (64 - bits);
      out.setLong(index, Math.clamp((long) value, -max - 1, max));
    } else if (bits == 64) {
      out.setDouble(index, value);
    } else {
      out.setLong(index, Math.clamp((long) value, 0, (1L << bits) - 1));
    }
  }

  private static void bitcast(Call call) {
    Buffer x = call.in(0);
    Buffer out = call.out();
    int ratio = Math.max(x.dtype().bytes(), out.dtype().bytes()) / Math.min(x.dtype().bytes(), out.dtype().bytes());
    boolean splits = x.dtype().bytes() > out.dtype().bytes();
    int narrow = Math.min(x.dtype().bits(), out.dtype().bits());
    for (int i = 0; i < out.length(); i++) {
      if (splits) {
        Bits.set(out, i, Bits.get(x, i / ratio) >>> (i % ratio * narrow));
      } else {
        long joined = 0;
        for (int part = ratio - 1; part >= 0; part--) {
          joined = (ratio == 1 ? 0 : joined << narrow) | Bits.get(x, i * ratio + part);
        }
        Bits.set(out, i, joined);
      }
    }
  }
}
