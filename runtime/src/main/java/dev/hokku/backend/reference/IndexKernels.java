package dev.hokku.backend.reference;

import dev.hokku.lax.DynamicSlice;
import dev.hokku.lax.DynamicUpdateSlice;
import dev.hokku.lax.Gather;
import dev.hokku.lax.OutOfBounds;
import dev.hokku.lax.Scatter;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;

/// Reading and writing at places that are known only when it runs.
final class IndexKernels {

  private IndexKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(DynamicSlice.class, IndexKernels::dynamicSlice)
        .put(DynamicUpdateSlice.class, (op, call) -> dynamicUpdateSlice(call))
        .put(Gather.class, IndexKernels::gather)
        .put(Scatter.class, IndexKernels::scatter);
  }

  private static void dynamicSlice(DynamicSlice op, Call call) {
    Shape x = call.inShape(0);
    Copies.gather(call.in(0), Strided.positions(op.sizes().dims(), x.strides(), start(call, 1, x, op.sizes())), call.out());
  }

  private static void dynamicUpdateSlice(Call call) {
    Shape x = call.inShape(0);
    Shape update = call.inShape(1);
    call.out().copyFrom(0, call.in(0), 0, call.out().length());
    Copies.scatter(call.in(1), Strided.positions(update.dims(), x.strides(), start(call, 2, x, update)), call.out());
  }

  /// The position of a slice's first element; starts are operands from number `first` on.
  private static int start(Call call, int first, Shape x, Shape slice) {
    int position = 0;
    for (int axis = 0; axis < x.rank(); axis++) {
      position += SlicePlan.clamp(call.in(first + axis), 0, x.dim(axis) - slice.dim(axis)) * x.strides()[axis];
    }
    return position;
  }

  private static void gather(Gather op, Call call) {
    SlicePlan plan = new SlicePlan(
        op.dims(), call.inShape(0), call.in(1), call.inShape(1), op.sliceSizes(), call.outShape(), op.mode() != OutOfBounds.FILL);
    Buffer out = call.out();
    for (int slice = 0; slice < plan.slices(); slice++) {
      for (int i = 0; i < plan.window(); i++) {
        if (plan.within(slice)) {
          out.copyFrom(plan.outer(slice, i), call.in(0), plan.inner(slice, i), 1);
        } else {
          out.setDouble(plan.outer(slice, i), op.fill());
        }
      }
    }
  }

  private static void scatter(Scatter op, Call call) {
    Shape updates = call.inShape(2);
    SlicePlan plan = new SlicePlan(
        op.dims(), call.inShape(0), call.in(1), call.inShape(1), SlicePlan.sizes(op.dims(), call.inShape(0).rank(), updates), updates,
        op.mode() == OutOfBounds.CLIP);
    Buffer out = call.out();
    out.copyFrom(0, call.in(0), 0, out.length());
    for (int slice = 0; slice < plan.slices(); slice++) {
      for (int i = 0; i < plan.window() && plan.within(slice); i++) {
        meet(op.kind(), call.in(2), plan.outer(slice, i), out, plan.inner(slice, i));
      }
    }
  }

  /// An update meets the element that is there; each sum and product is rounded to the dtype.
  private static void meet(Scatter.Kind kind, Buffer updates, int from, Buffer out, int to) {
    if (kind == Scatter.Kind.SET) {
      out.copyFrom(to, updates, from, 1);
    } else if (out.dtype().isFloating()) {
      double x = out.getDouble(to);
      double u = updates.getDouble(from);
      out.setDouble(to, switch (kind) {
        case ADD -> x + u;
        case MUL -> x * u;
        case MIN -> Math.min(x, u);
        case MAX -> Math.max(x, u);
        case SET -> u;
      });
    } else {
      long x = out.getLong(to);
      long u = updates.getLong(from);
      boolean u64 = out.dtype() == DType.U64;
      out.setLong(to, switch (kind) {
        case ADD -> x + u;
        case MUL -> x * u;
        case MIN -> u64 ? BinaryKernels.minUnsigned(x, u) : Math.min(x, u);
        case MAX -> u64 ? BinaryKernels.maxUnsigned(x, u) : Math.max(x, u);
        case SET -> u;
      });
    }
  }
}
