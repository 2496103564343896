package dev.hokku.backend.reference;

import dev.hokku.lax.Sort;
import dev.hokku.lax.TopK;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Sorting, by the stable sort of the JDK.
final class SortKernels {

  private SortKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(Sort.class, SortKernels::sort)
        .put(TopK.class, SortKernels::topK);
  }

  private static void sort(Sort op, Call call) {
    Shape shape = call.inShape(0);
    int stride = shape.strides()[op.axis()];
    int length = shape.dim(op.axis());
    for (int line : Strided.positions(shape, Axes.of(op.axis()).complement(shape.rank()))) {
      Comparator<Integer> order = (i, j) -> 0;
      for (int key = 0; key < op.keys(); key++) {
        Buffer x = call.in(key);
        order = order.thenComparing((i, j) -> compare(x, line + i * stride, line + j * stride));
      }
      int[] sorted = IntStream.range(0, length).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
      for (int operand = 0; operand < call.results().size(); operand++) {
        for (int i = 0; i < length; i++) {
          call.results().get(operand).copyFrom(line + i * stride, call.in(operand), line + sorted[i] * stride, 1);
        }
      }
    }
  }

  private static void topK(TopK op, Call call) {
    Buffer x = call.in(0);
    int length = call.inShape(0).last();
    int lines = length == 0 ? 0 : x.length() / length;
    for (int line = 0; line < lines; line++) {
      int start = line * length;
      Comparator<Integer> order = (i, j) -> compare(x, start + j, start + i);
      int[] sorted = IntStream.range(0, length).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
      for (int i = 0; i < op.k(); i++) {
        call.out().copyFrom(line * op.k() + i, x, start + sorted[i], 1);
        call.results().get(1).setLong(line * op.k() + i, sorted[i]);
      }
    }
  }

  /// The order of numbers; both zeros are equal, and NaN is the largest.
  private static int compare(Buffer x, int i, int j) {
    if (x.dtype().isFloating()) {
      return Double.compare(x.getDouble(i) + 0.0, x.getDouble(j) + 0.0); // adding 0 makes -0 a 0
    }
    return x.dtype() == DType.U64
        ? Long.compareUnsigned(x.getLong(i), x.getLong(j))
        : Long.compare(x.getLong(i), x.getLong(j));
  }
}
