package dev.hokku.backend.reference;

import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumMin;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Running sums and their relatives; the running value is kept in `double` and rounded where it is written.
final class CumulativeKernels {

  private CumulativeKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(CumSum.class, (op, call) -> run(op.axis(), op.reverse(), call, Double::sum, Long::sum))
        .put(CumProd.class, (op, call) -> run(op.axis(), op.reverse(), call, (x, y) -> x * y, (x, y) -> x * y))
        .put(CumMax.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          run(op.axis(), op.reverse(), call, Math::max, u64 ? BinaryKernels::maxUnsigned : Math::max);
        })
        .put(CumMin.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          run(op.axis(), op.reverse(), call, Math::min, u64 ? BinaryKernels::minUnsigned : Math::min);
        });
  }

  private static void run(int axis, boolean reverse, Call call, DoubleBinaryOperator f, LongBinaryOperator g) {
    Shape shape = call.inShape(0);
    int length = shape.dim(axis);
    if (length == 0) {
      return;
    }
    int step = (reverse ? -1 : 1) * shape.strides()[axis];
    int first = reverse ? -step * (length - 1) : 0;
    Buffer x = call.in(0);
    Buffer out = call.out();
    for (int line : Strided.positions(shape, Axes.of(axis).complement(shape.rank()))) {
      int at = line + first;
      if (x.dtype().isFloating()) {
        double running = x.getDouble(at);
        out.setDouble(at, running);
        for (int i = 1; i < length; i++) {
          at += step;
          running = f.applyAsDouble(running, x.getDouble(at));
          out.setDouble(at, running);
        }
      } else {
        long running = x.getLong(at);
        out.setLong(at, running);
        for (int i = 1; i < length; i++) {
          at += step;
          running = g.applyAsLong(running, x.getLong(at));
          out.setLong(at, running);
        }
      }
    }
  }
}
