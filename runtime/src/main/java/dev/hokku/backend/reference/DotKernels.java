package dev.hokku.backend.reference;

import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;

/// Sums of products: both operands are laid out as `[batch, rows, k]` and `[batch, k, columns]`, then multiplied row by row.
final class DotKernels {

  private DotKernels() {}

  static void addTo(KernelTable table) {
    table.put(DotGeneral.class, DotKernels::dot);
  }

  private static void dot(DotGeneral op, Call call) {
    DotDims dims = op.dims();
    Shape x = call.inShape(0);
    Shape y = call.inShape(1);
    Axes xFree = dims.lhsFree(x.rank());
    Axes yFree = dims.rhsFree(y.rank());
    int[] xOrder = order(x, dims.lhsBatch(), xFree, dims.lhsContract());
    int[] yOrder = order(y, dims.rhsBatch(), dims.rhsContract(), yFree);
    int batch = size(x, dims.lhsBatch());
    int rows = size(x, xFree);
    int depth = size(x, dims.lhsContract());
    int columns = size(y, yFree);
    if (call.dtype().isFloating()) {
      double[] left = doubles(call.in(0), xOrder);
      double[] right = doubles(call.in(1), yOrder);
      for (int b = 0; b < batch; b++) {
        for (int row = 0; row < rows; row++) {
          double[] sums = multiplyRow(left, (b * rows + row) * depth, depth, right, b * depth * columns, columns);
          for (int j = 0; j < columns; j++) {
            call.out().setDouble((b * rows + row) * columns + j, sums[j]);
          }
        }
      }
    } else {
      integers(call, xOrder, yOrder, batch, rows, depth, columns);
    }
  }

  /// `sum over k of left[k] right[k, j]` for each column `j`, in the order of `k`.
  static double[] multiplyRow(double[] left, int l, int depth, double[] right, int r, int columns) {
    double[] sums = new double[columns];
    for (int k = 0; k < depth; k++) {
      double factor = left[l + k];
      int row = r + k * columns;
      for (int j = 0; j < columns; j++) {
        sums[j] += factor * right[row + j];
      }
    }
    return sums;
  }

  private static void integers(Call call, int[] xOrder, int[] yOrder, int batch, int rows, int depth, int columns) {
    for (int i = 0; i < batch * rows * columns; i++) {
      int row = i / columns;
      int column = i % columns;
      long sum = 0;
      for (int k = 0; k < depth; k++) {
        int right = (row / rows * depth + k) * columns + column;
        sum += call.in(0).getLong(xOrder[row * depth + k]) * call.in(1).getLong(yOrder[right]);
      }
      call.out().setLong(i, sum);
    }
  }

  /// The positions of the elements with the axes in three groups, one behind the other.
  private static int[] order(Shape shape, Axes first, Axes second, Axes third) {
    int[] axes = new int[shape.rank()];
    System.arraycopy(first.toArray(), 0, axes, 0, first.count());
    System.arraycopy(second.toArray(), 0, axes, first.count(), second.count());
    System.arraycopy(third.toArray(), 0, axes, first.count() + second.count(), third.count());
    return Strided.positions(shape, Axes.of(axes));
  }

  private static int size(Shape shape, Axes axes) {
    return Shape.of(Strided.pick(shape.dims(), axes)).size();
  }

  /// The elements at `positions`, as doubles.
  static double[] doubles(Buffer x, int[] positions) {
    double[] values = new double[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = x.getDouble(positions[i]);
    }
    return values;
  }
}
