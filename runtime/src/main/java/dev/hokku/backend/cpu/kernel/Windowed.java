package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.Window;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Sums, largest or smallest elements of the windows over an array of any dtype, in `double` or `long` over the window's elements in row-major order, rounded once.
/// Threads share the positions along the first axis.
public final class Windowed implements ArrayKernel {

  private static final int WORTH_SHARING = 8_192;

  private final Combine combine;
  private final DType dtype;
  private final WindowWalk walk;
  private final int row;
  private final int results;

  /// @param x shape of the operand
  /// @param positions shape of the result
  public Windowed(Combine combine, DType dtype, Window window, Shape x, Shape positions) {
    this.combine = combine;
    this.dtype = dtype;
    this.walk = new WindowWalk(window, x, positions);
    this.row = positions.rank() == 0 ? 1 : positions.last();
    this.results = positions.size();
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    (results < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      int first = Parts.begin(walk.slices(), part, parts);
      int end = Parts.begin(walk.slices(), part + 1, parts);
      if (dtype.isFloating()) {
        reals(arrays, offsets, first, end);
      } else {
        wholes(arrays, offsets, first, end);
      }
    });
  }

  private void reals(Object[] arrays, int[] offsets, int first, int end) {
    int begin = first * walk.sliceSize();
    double[] sums = new double[(end - first) * walk.sliceSize()];
    double[] next = new double[row];
    Arrays.fill(sums, combine.neutral());
    walk.forEach(first, end, (position, element, step, count) -> {
      Wide.load(dtype, arrays[0], offsets[0] + element, step, next, count);
      int to = position - begin;
      for (int i = 0; i < count; i++) {
        sums[to + i] = combine.of(sums[to + i], next[i]);
      }
    });
    Wide.store(dtype, sums, arrays[1], offsets[1] + begin, 1, sums.length);
  }

  private void wholes(Object[] arrays, int[] offsets, int first, int end) {
    int begin = first * walk.sliceSize();
    long[] sums = new long[(end - first) * walk.sliceSize()];
    long[] next = new long[row];
    boolean unsigned = dtype == DType.U64;
    Arrays.fill(sums, combine.neutral(dtype));
    walk.forEach(first, end, (position, element, step, count) -> {
      Wide.load(dtype, arrays[0], offsets[0] + element, step, next, count);
      int to = position - begin;
      for (int i = 0; i < count; i++) {
        sums[to + i] = combine.of(sums[to + i], next[i], unsigned);
      }
    });
    Wide.store(dtype, sums, arrays[1], offsets[1] + begin, 1, sums.length);
  }
}
