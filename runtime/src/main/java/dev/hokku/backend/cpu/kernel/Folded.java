package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Reduces axes of an array of any dtype: sum, product, largest, smallest, and, or, xor.
///
/// Each result is computed in `double` or `long` over its elements in row-major order, and rounded once. Threads share the results, so bits do
/// not depend on them.
public final class Folded implements ArrayKernel {

  private static final int WORTH_SHARING = 32_768;

  /// Elements that are widened in one go: they stay in the cache.
  private static final int PIECE = 2048;

  private final Combine combine;
  private final DType dtype;
  private final int[] kept;
  private final int[] reduced;
  private final int run;
  private final boolean reducesRuns;

  /// @param shape of the operand
  /// @param axes that are reduced
  public Folded(Combine combine, DType dtype, Shape shape, Axes axes) {
    this.combine = combine;
    this.dtype = dtype;
    int rank = shape.rank();
    this.reducesRuns = rank > 0 && axes.contains(rank - 1);
    int cut = rank;
    while (cut > 0 && axes.contains(cut - 1) == reducesRuns) {
      cut--;
    }
    this.run = shape.range(cut, rank).size();
    this.kept = places(shape, axes.complement(rank), cut);
    this.reduced = places(shape, axes, cut);
  }

  /// The places of all index combinations of those of `axes` before `cut`.
  private static int[] places(Shape shape, Axes axes, int cut) {
    Axes before = Axes.of(Arrays.stream(axes.toArray()).filter(axis -> axis < cut).toArray());
    return Grid.places(Grid.pick(shape.dims(), before), Grid.pick(shape.strides(), before));
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int pieces = reducesRuns ? 1 : Math.ceilDiv(run, PIECE);
    int tasks = kept.length * pieces;
    WorkerPool team = (long) kept.length * reduced.length * run < WORTH_SHARING ? WorkerPool.ALONE : pool;
    team.run((part, parts) -> {
      Folding folding = dtype.isFloating() ? new Reals(combine, dtype) : new Wholes(combine, dtype);
      for (int task = Parts.begin(tasks, part, parts); task < Parts.begin(tasks, part + 1, parts); task++) {
        int place = kept[task / pieces];
        int first = task % pieces * PIECE;
        int width = reducesRuns ? 1 : Math.min(PIECE, run - first);
        folding.start(width);
        for (int r : reduced) {
          int from = offsets[0] + place + r;
          if (reducesRuns) {
            for (int i = 0; i < run; i += PIECE) {
              folding.take(arrays[0], from + i, Math.min(PIECE, run - i));
            }
          } else {
            folding.meet(arrays[0], from + first, width);
          }
        }
        folding.end(arrays[1], offsets[1] + (reducesRuns ? task : task / pieces * run + first), width);
      }
    });
  }

  /// Results in the making.
  private sealed interface Folding {

    /// Begins `width` results.
    void start(int width);

    /// Takes `n` elements into the first result, from left to right.
    void take(Object x, int from, int n);

    /// Takes one element into each of `n` results.
    void meet(Object x, int from, int n);

    /// Writes `width` results.
    void end(Object y, int to, int width);
  }

  private record Reals(Combine combine, DType dtype, double[] results, double[] next) implements Folding {

    Reals(Combine combine, DType dtype) {
      this(combine, dtype, new double[PIECE], new double[PIECE]);
    }

    @Override
    public void start(int width) {
      Arrays.fill(results, 0, width, combine.neutral());
    }

    @Override
    public void take(Object x, int from, int n) {
      Wide.load(dtype, x, from, 1, next, n);
      double result = results[0];
      for (int i = 0; i < n; i++) {
        result = combine.of(result, next[i]);
      }
      results[0] = result;
    }

    @Override
    public void meet(Object x, int from, int n) {
      Wide.load(dtype, x, from, 1, next, n);
      combine.each(results, next, n);
    }

    @Override
    public void end(Object y, int to, int width) {
      Wide.store(dtype, results, y, to, 1, width);
    }
  }

  private record Wholes(Combine combine, DType dtype, long[] results, long[] next) implements Folding {

    Wholes(Combine combine, DType dtype) {
      this(combine, dtype, new long[PIECE], new long[PIECE]);
    }

    @Override
    public void start(int width) {
      Arrays.fill(results, 0, width, combine.neutral(dtype));
    }

    @Override
    public void take(Object x, int from, int n) {
      Wide.load(dtype, x, from, 1, next, n);
      long result = results[0];
      for (int i = 0; i < n; i++) {
        result = combine.of(result, next[i], dtype == DType.U64);
      }
      results[0] = result;
    }

    @Override
    public void meet(Object x, int from, int n) {
      Wide.load(dtype, x, from, 1, next, n);
      combine.each(results, next, n, dtype == DType.U64);
    }

    @Override
    public void end(Object y, int to, int width) {
      Wide.store(dtype, results, y, to, 1, width);
    }
  }
}
