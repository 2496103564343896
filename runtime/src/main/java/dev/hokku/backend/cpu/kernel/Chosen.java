package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;

/// Takes each element from one of two arrays of any dtype, every bit of it. Operands: the condition, what is taken where it holds, what is taken elsewhere.
public final class Chosen implements ArrayKernel {

  private static final int WORTH_SHARING = 65_536;

  private final int size;

  /// @param size of each operand
  public Chosen(int size) {
    this.size = size;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    (size < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      int from = Parts.begin(size, part, parts);
      int n = Parts.begin(size, part + 1, parts) - from;
      Cells.choose(
          (byte[]) arrays[0], offsets[0] + from, arrays[1], offsets[1] + from, arrays[2], offsets[2] + from, arrays[3], offsets[3] + from, n);
    });
  }
}
