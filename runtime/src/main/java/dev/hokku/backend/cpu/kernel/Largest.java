package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// The largest elements of each line of the last axis, descending, and their places as `s32`; of equal ones the first come first.
/// Threads share the lines.
public final class Largest implements ArrayKernel {

  private static final int WORTH_SHARING = 4_096;

  /// Up to this share of a line is picked in one walk; to sort the line would take longer.
  private static final int FEW = 8;

  private final Ranks ranks;
  private final int lines;
  private final int length;
  private final int k;

  /// @param k how many of each line
  public Largest(DType dtype, Shape shape, int k) {
    this.ranks = new Ranks(dtype, true);
    this.length = shape.last();
    this.lines = length == 0 ? 0 : shape.size() / length;
    this.k = k;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    (lines * length < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      boolean few = k <= length / FEW && ranks.digits() == 1;
      int[] order = new int[few ? k : length];
      long[] work = new long[order.length];
      for (int line = Parts.begin(lines, part, parts); line < Parts.begin(lines, part + 1, parts); line++) {
        int from = offsets[0] + line * length;
        if (few) {
          ranks.first(arrays[0], from, length, order, work);
        } else {
          Arrays.setAll(order, i -> i);
          ranks.sort(arrays[0], from, 1, order, work);
        }
        Cells.pick(arrays[0], from, 1, order, arrays[1], offsets[1] + line * k, 1, k);
        System.arraycopy(order, 0, arrays[2], offsets[2] + line * k, k);
      }
    });
  }
}
