package dev.hokku.backend.reference;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// The loops over elements. `f32` has one of its own, since most tests are in `f32`; the others go through [Buffer#getDouble].
final class Loops {

  private Loops() {}

  /// A comparison of doubles.
  @FunctionalInterface
  interface DoubleTest {
    boolean test(double x, double y);
  }

  /// A function of a floating tensor.
  static void floats(Call call, DoubleUnaryOperator f) {
    Buffer x = call.in(0);
    Buffer out = call.out();
    if (x.dtype() == DType.F32 && out.dtype() == DType.F32) {
      float[] from = x.floats();
      float[] to = out.floats();
      int start = x.offset();
      for (int i = 0; i < out.length(); i++) {
        to[out.offset() + i] = (float) f.applyAsDouble(from[start + i]);
      }
    } else {
      for (int i = 0; i < out.length(); i++) {
        out.setDouble(i, f.applyAsDouble(x.getDouble(i)));
      }
    }
  }

  /// A function of an integer or `bool` tensor.
  static void integers(Call call, LongUnaryOperator f) {
    Buffer x = call.in(0);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.setLong(i, f.applyAsLong(x.getLong(i)));
    }
  }

  /// A function of a tensor of any type.
  static void any(Call call, DoubleUnaryOperator f, LongUnaryOperator g) {
    if (call.dtype().isFloating()) {
      floats(call, f);
    } else {
      integers(call, g);
    }
  }

  /// A function of two floating tensors.
  static void floats(Call call, DoubleBinaryOperator f) {
    Buffer x = call.in(0);
    Buffer y = call.in(1);
    Buffer out = call.out();
    if (x.dtype() == DType.F32 && out.dtype() == DType.F32) {
      float[] left = x.floats();
      float[] right = y.floats();
      float[] to = out.floats();
      int l = x.offset();
      int r = y.offset();
      for (int i = 0; i < out.length(); i++) {
        to[out.offset() + i] = (float) f.applyAsDouble(left[l + i], right[r + i]);
      }
    } else {
      for (int i = 0; i < out.length(); i++) {
        out.setDouble(i, f.applyAsDouble(x.getDouble(i), y.getDouble(i)));
      }
    }
  }

  /// A function of two integer or `bool` tensors.
  static void integers(Call call, LongBinaryOperator f) {
    Buffer x = call.in(0);
    Buffer y = call.in(1);
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.setLong(i, f.applyAsLong(x.getLong(i), y.getLong(i)));
    }
  }

  /// A function of two tensors of any type.
  ///
  /// @param f for floats
  /// @param g for integers up to 63 bits, sign-extended or zero-extended
  /// @param u for `u64`, whose bits a `long` holds
  static void any(Call call, DoubleBinaryOperator f, LongBinaryOperator g, LongBinaryOperator u) {
    if (call.dtype().isFloating()) {
      floats(call, f);
    } else {
      integers(call, call.dtype() == DType.U64 ? u : g);
    }
  }

  /// A comparison of two tensors of any type.
  ///
  /// @param f for floats; every comparison but "not equal" is false with NaN
  /// @param ordered what the sign of the comparison must satisfy for integers
  static void compare(Call call, DoubleTest f, IntPredicate ordered) {
    Buffer x = call.in(0);
    Buffer y = call.in(1);
    Buffer out = call.out();
    DType dtype = call.dtype();
    for (int i = 0; i < out.length(); i++) {
      boolean holds;
      if (dtype.isFloating()) {
        holds = f.test(x.getDouble(i), y.getDouble(i));
      } else {
        holds = ordered.test(dtype == DType.U64
            ? Long.compareUnsigned(x.getLong(i), y.getLong(i))
            : Long.compare(x.getLong(i), y.getLong(i)));
      }
      out.setLong(i, holds ? 1 : 0);
    }
  }
}
