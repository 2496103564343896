package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;

/// Running sums, products, maxima and minima along an axis, of any dtype; the running value is kept in `double` or `long` and rounded where it
/// is written. Threads share the lines along the axis.
public final class Accumulated implements ArrayKernel {

  private static final int WORTH_SHARING = 32_768;

  /// Elements that are widened in one go: they stay in the cache.
  private static final int PIECE = 1024;

  private final Combine combine;
  private final DType dtype;
  private final Axis axis;
  private final boolean reverse;

  /// @param reverse whether it runs from the end
  public Accumulated(Combine combine, DType dtype, Shape shape, int axis, boolean reverse) {
    this.combine = combine;
    this.dtype = dtype;
    this.axis = Axis.of(shape, axis);
    this.reverse = reverse;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int pieces = Math.ceilDiv(axis.inner(), PIECE);
    int tasks = axis.size() == 0 ? 0 : axis.outer() * pieces;
    (axis.size() < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      for (int task = Parts.begin(tasks, part, parts); task < Parts.begin(tasks, part + 1, parts); task++) {
        int first = task % pieces * PIECE;
        int last = reverse ? (axis.length() - 1) * axis.inner() : 0;
        int at = task / pieces * axis.length() * axis.inner() + first + last;
        lines(arrays[0], offsets[0] + at, arrays[1], offsets[1] + at, Math.min(PIECE, axis.inner() - first));
      }
    });
  }

  /// `n` neighbouring lines, whose first elements are at `from` and `to`.
  private void lines(Object x, int from, Object y, int to, int n) {
    int step = reverse ? -axis.inner() : axis.inner();
    if (dtype.isFloating()) {
      if (n == 1) {
        realLine(x, from, y, to, step);
      } else {
        realLines(x, from, y, to, step, n);
      }
    } else if (n == 1) {
      wholeLine(x, from, y, to, step);
    } else {
      wholeLines(x, from, y, to, step, n);
    }
  }

  private void realLine(Object x, int from, Object y, int to, int step) {
    double[] values = new double[Math.min(PIECE, axis.length())];
    double running = 0;
    for (int i = 0; i < axis.length(); i += PIECE) {
      int count = Math.min(PIECE, axis.length() - i);
      Wide.load(dtype, x, from + i * step, step, values, count);
      for (int j = 0; j < count; j++) {
        running = i + j == 0 ? values[0] : combine.of(running, values[j]);
        values[j] = running;
      }
      Wide.store(dtype, values, y, to + i * step, step, count);
    }
  }

  private void wholeLine(Object x, int from, Object y, int to, int step) {
    long[] values = new long[Math.min(PIECE, axis.length())];
    long running = combine.neutral(dtype);
    for (int i = 0; i < axis.length(); i += PIECE) {
      int count = Math.min(PIECE, axis.length() - i);
      Wide.load(dtype, x, from + i * step, step, values, count);
      for (int j = 0; j < count; j++) {
        running = combine.of(running, values[j], dtype == DType.U64);
        values[j] = running;
      }
      Wide.store(dtype, values, y, to + i * step, step, count);
    }
  }

  private void realLines(Object x, int from, Object y, int to, int step, int n) {
    double[] running = new double[n];
    double[] next = new double[n];
    Wide.load(dtype, x, from, 1, running, n);
    Wide.store(dtype, running, y, to, 1, n);
    for (int i = 1; i < axis.length(); i++) {
      Wide.load(dtype, x, from + i * step, 1, next, n);
      combine.each(running, next, n);
      Wide.store(dtype, running, y, to + i * step, 1, n);
    }
  }

  private void wholeLines(Object x, int from, Object y, int to, int step, int n) {
    long[] running = new long[n];
    long[] next = new long[n];
    Wide.load(dtype, x, from, 1, running, n);
    Wide.store(dtype, running, y, to, 1, n);
    for (int i = 1; i < axis.length(); i++) {
      Wide.load(dtype, x, from + i * step, 1, next, n);
      combine.each(running, next, n, dtype == DType.U64);
      Wide.store(dtype, running, y, to + i * step, 1, n);
    }
  }
}
