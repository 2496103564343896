package dev.hokku.backend.reference;

import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.ReduceAnd;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceOr;
import dev.hokku.lax.ReduceProd;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.ReduceXor;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Reductions, over the elements in row-major order.
final class ReductionKernels {

  private ReductionKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(ReduceSum.class, (op, call) -> reduce(op.axes(), call, 0, Double::sum, 0, Long::sum))
        .put(ReduceProd.class, (op, call) -> reduce(op.axes(), call, 1, (x, y) -> x * y, 1, (x, y) -> x * y))
        .put(ReduceMax.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          reduce(op.axes(), call, Double.NEGATIVE_INFINITY, Math::max, smallest(call.dtype()), u64 ? BinaryKernels::maxUnsigned : Math::max);
        })
        .put(ReduceMin.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          reduce(op.axes(), call, Double.POSITIVE_INFINITY, Math::min, largest(call.dtype()), u64 ? BinaryKernels::minUnsigned : Math::min);
        })
        .put(ReduceAnd.class, (op, call) -> reduce(op.axes(), call, 0, Double::sum, call.dtype() == DType.BOOL ? 1 : -1, (x, y) -> x & y))
        .put(ReduceOr.class, (op, call) -> reduce(op.axes(), call, 0, Double::sum, 0, (x, y) -> x | y))
        .put(ReduceXor.class, (op, call) -> reduce(op.axes(), call, 0, Double::sum, 0, (x, y) -> x ^ y))
        .put(ArgMax.class, (op, call) -> arg(op.axis(), call, true))
        .put(ArgMin.class, (op, call) -> arg(op.axis(), call, false));
  }

  /// The least value of an integer type or `bool`, in the form that [Buffer#getLong] gives it.
  static long smallest(DType dtype) {
    return dtype.kind() == DType.Kind.SIGNED ? Long.MIN_VALUE >> (64 - dtype.bits()) : 0;
  }

  /// The greatest value of an integer type or `bool`, in the form that [Buffer#getLong] gives it.
  static long largest(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> 1;
      case SIGNED -> Long.MAX_VALUE >> (64 - dtype.bits());
      case UNSIGNED, FLOAT -> -1L >>> (64 - dtype.bits());
    };
  }

  private static void reduce(Axes axes, Call call, double neutral, DoubleBinaryOperator f, long start, LongBinaryOperator g) {
    Shape shape = call.inShape(0);
    int[] kept = Strided.positions(shape, axes.complement(shape.rank()));
    int[] reduced = Strided.positions(shape, axes);
    Buffer x = call.in(0);
    Buffer out = call.out();
    for (int i = 0; i < kept.length; i++) {
      if (x.dtype().isFloating()) {
        double sum = neutral;
        for (int position : reduced) {
          sum = f.applyAsDouble(sum, x.getDouble(kept[i] + position));
        }
        out.setDouble(i, sum);
      } else {
        long sum = start;
        for (int position : reduced) {
          sum = g.applyAsLong(sum, x.getLong(kept[i] + position));
        }
        out.setLong(i, sum);
      }
    }
  }

  private static void arg(int axis, Call call, boolean largest) {
    Shape shape = call.inShape(0);
    int[] kept = Strided.positions(shape, Axes.of(axis).complement(shape.rank()));
    int stride = shape.strides()[axis];
    for (int i = 0; i < kept.length; i++) {
      int best = 0;
      for (int k = 1; k < shape.dim(axis); k++) {
        if (beats(call.in(0), kept[i] + k * stride, kept[i] + best * stride, largest)) {
          best = k;
        }
      }
      call.out().setLong(i, best);
    }
  }

  /// Whether an element beats an earlier one: only if it is strictly beyond it, or the first NaN.
  static boolean beats(Buffer x, int candidate, int champion, boolean largest) {
    if (x.dtype().isFloating()) {
      double c = x.getDouble(candidate);
      double b = x.getDouble(champion);
      return !Double.isNaN(b) && (Double.isNaN(c) || (largest ? c > b : c < b));
    }
    long c = x.getLong(candidate);
    long b = x.getLong(champion);
    int order = x.dtype() == DType.U64 ? Long.compareUnsigned(c, b) : Long.compare(c, b);
    return largest ? order > 0 : order < 0;
  }
}
