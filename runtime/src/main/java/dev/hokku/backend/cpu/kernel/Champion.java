package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;

/// The place of the largest or smallest element along an axis; of equal ones the first, and the first NaN before all. Threads share the lines.
public final class Champion implements ArrayKernel {

  private static final int WORTH_SHARING = 32_768;
  private static final int PIECE = 1024;

  private final boolean largest;
  private final DType dtype;
  private final DType places;
  private final Axis axis;

  /// @param places dtype of the result
  public Champion(boolean largest, DType dtype, Shape shape, int axis, DType places) {
    this.largest = largest;
    this.dtype = dtype;
    this.places = places;
    this.axis = Axis.of(shape, axis);
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int pieces = Math.ceilDiv(axis.inner(), PIECE);
    int tasks = axis.outer() * pieces;
    (axis.size() < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      for (int task = Parts.begin(tasks, part, parts); task < Parts.begin(tasks, part + 1, parts); task++) {
        int first = task % pieces * PIECE;
        int from = offsets[0] + task / pieces * axis.length() * axis.inner() + first;
        int to = offsets[1] + task / pieces * axis.inner() + first;
        int n = Math.min(PIECE, axis.inner() - first);
        long[] found = axis.inner() == 1 ? line(arrays[0], from) : lines(arrays[0], from, n);
        Wide.store(places, found, arrays[1], to, 1, n);
      }
    });
  }

  /// One line of neighbours.
  private long[] line(Object x, int from) {
    Line line = new Line();
    if (dtype.isFloating()) {
      double[] values = new double[Math.min(PIECE, axis.length())];
      for (int i = 0; i < axis.length(); i += PIECE) {
        int n = Math.min(PIECE, axis.length() - i);
        Wide.load(dtype, x, from + i, 1, values, n);
        for (int j = 0; j < n; j++) {
          line.take(i + j, largest ? values[j] : -values[j]);
        }
      }
    } else {
      long[] values = new long[Math.min(PIECE, axis.length())];
      for (int i = 0; i < axis.length(); i += PIECE) {
        int n = Math.min(PIECE, axis.length() - i);
        Wide.load(dtype, x, from + i, 1, values, n);
        for (int j = 0; j < n; j++) {
          line.take(i + j, ordered(values[j]));
        }
      }
    }
    return new long[] {line.place};
  }

  /// `n` neighbouring lines, row after row.
  private long[] lines(Object x, int from, int n) {
    long[] found = new long[n];
    if (dtype.isFloating()) {
      double[] best = new double[n];
      double[] next = new double[n];
      for (int i = 0; i < axis.length(); i++) {
        Wide.load(dtype, x, from + i * axis.inner(), 1, next, n);
        for (int j = 0; j < n; j++) {
          double candidate = largest ? next[j] : -next[j];
          if (i == 0 || beats(candidate, best[j])) {
            best[j] = candidate;
            found[j] = i;
          }
        }
      }
    } else {
      long[] best = new long[n];
      long[] next = new long[n];
      for (int i = 0; i < axis.length(); i++) {
        Wide.load(dtype, x, from + i * axis.inner(), 1, next, n);
        for (int j = 0; j < n; j++) {
          long candidate = ordered(next[j]);
          if (i == 0 || candidate > best[j]) {
            best[j] = candidate;
            found[j] = i;
          }
        }
      }
    }
    return found;
  }

  /// Larger for what is wanted more: signed order, for the smallest turned round.
  private long ordered(long value) {
    long signed = dtype == DType.U64 ? value ^ Long.MIN_VALUE : value;
    return largest ? signed : ~signed;
  }

  private static boolean beats(double candidate, double champion) {
    return !(candidate <= champion) && champion == champion;
  }

  /// The best of a line so far.
  private static final class Line {
    private double real = Double.NEGATIVE_INFINITY;
    private long whole = Long.MIN_VALUE;
    private long place;
    private boolean begun;

    void take(long i, double candidate) {
      if (!begun || beats(candidate, real)) {
        real = candidate;
        place = i;
        begun = true;
      }
    }

    void take(long i, long candidate) {
      if (!begun || candidate > whole) {
        whole = candidate;
        place = i;
        begun = true;
      }
    }
  }
}
