package dev.hokku.backend.reference;

import dev.hokku.lax.Compare.Direction;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.SelectAndGatherAdd;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Windows that move over all axes; their elements are met in row-major order.
final class WindowKernels {

  private WindowKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(ReduceWindowSum.class, (op, call) -> reduce(op.window(), call, 0, Double::sum, 0, Long::sum))
        .put(ReduceWindowMax.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          long start = ReductionKernels.smallest(call.dtype());
          reduce(op.window(), call, Double.NEGATIVE_INFINITY, Math::max, start, u64 ? BinaryKernels::maxUnsigned : Math::max);
        })
        .put(ReduceWindowMin.class, (op, call) -> {
          boolean u64 = call.dtype() == DType.U64;
          long start = ReductionKernels.largest(call.dtype());
          reduce(op.window(), call, Double.POSITIVE_INFINITY, Math::min, start, u64 ? BinaryKernels::minUnsigned : Math::min);
        })
        .put(SelectAndGatherAdd.class, WindowKernels::selectAndGather)
        .put(SelectAndScatterAdd.class, WindowKernels::selectAndScatter);
  }

  private static WindowPlan plan(Window window, Shape x, Shape positions) {
    int[] ones = new int[x.rank()];
    Arrays.fill(ones, 1);
    return new WindowPlan(
        x.dims(),
        window.size().dims(),
        positions.dims(),
        window.strides().toArray(),
        window.padding().stream().mapToInt(Padding::low).toArray(),
        ones,
        window.dilation().toArray(),
        x.strides());
  }

  private static void reduce(Window window, Call call, double neutral, DoubleBinaryOperator f, long start, LongBinaryOperator g) {
    WindowPlan plan = plan(window, call.inShape(0), call.outShape());
    int[] places = new int[plan.elements()];
    Buffer x = call.in(0);
    for (int position = 0; position < plan.positions(); position++) {
      plan.places(position, places);
      double sum = neutral;
      long whole = start;
      for (int place : places) {
        if (place >= 0 && x.dtype().isFloating()) {
          sum = f.applyAsDouble(sum, x.getDouble(place));
        } else if (place >= 0) {
          whole = g.applyAsLong(whole, x.getLong(place));
        }
      }
      if (x.dtype().isFloating()) {
        call.out().setDouble(position, sum);
      } else {
        call.out().setLong(position, whole);
      }
    }
  }

  private static void selectAndGather(SelectAndGatherAdd op, Call call) {
    WindowPlan plan = plan(op.window(), call.inShape(1), call.outShape());
    int[] places = new int[plan.elements()];
    for (int position = 0; position < plan.positions(); position++) {
      plan.places(position, places);
      int chosen = choose(call.in(1), places, op.select());
      if (chosen >= 0) {
        call.out().copyFrom(position, call.in(0), chosen, 1);
      }
    }
  }

  /// Each sum is kept in `double` and rounded at the end.
  private static void selectAndScatter(SelectAndScatterAdd op, Call call) {
    WindowPlan plan = plan(op.window(), call.inShape(1), call.inShape(0));
    int[] places = new int[plan.elements()];
    double[] sums = new double[call.out().length()];
    long[] wholes = new long[call.out().length()];
    for (int position = 0; position < plan.positions(); position++) {
      plan.places(position, places);
      int chosen = choose(call.in(1), places, op.select());
      if (chosen >= 0 && call.dtype().isFloating()) {
        sums[chosen] += call.in(0).getDouble(position);
      } else if (chosen >= 0) {
        wholes[chosen] += call.in(0).getLong(position);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      if (call.dtype().isFloating()) {
        call.out().setDouble(i, sums[i]);
      } else {
        call.out().setLong(i, wholes[i]);
      }
    }
  }

  /// The place of the first largest or smallest element, NaN before all; -1 if there is only padding.
  private static int choose(Buffer x, int[] places, Direction select) {
    int best = -1;
    for (int place : places) {
      if (place >= 0 && (best < 0 || ReductionKernels.beats(x, place, best, select == Direction.GE))) {
        best = place;
      }
    }
    return best;
  }
}
