package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Cells;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import java.util.List;

/// The memory of one running call: for each slot an array and the index of its first element. Temporary arrays are kept between calls;
/// those of inputs and results are put in for one call.
final class Frame {

  private static final Object NOTHING = new Object();

  final WorkerPool pool;
  final Object[] arrays;
  final int[] offsets;

  /// For each thread, what a loop is given: arrays and where they begin. Kept, so that a call makes no garbage.
  final Object[][] operands;

  final int[][] begins;

  private Runnable[] steps = {};

  /// @param operands the most arrays that one loop takes
  Frame(WorkerPool pool, int slots, int operands) {
    this.pool = pool;
    this.arrays = new Object[slots];
    this.offsets = new int[slots];
    this.operands = new Object[pool.threads()][operands];
    this.begins = new int[pool.threads()][operands];
  }

  /// Prepares the steps of a plan.
  void prepare(List<Step> plan) {
    steps = plan.stream().map(step -> step.on(this)).toArray(Runnable[]::new);
  }

  /// Runs the prepared steps `[first, end)`.
  void run(int first, int end) {
    for (int s = first; s < end; s++) {
      steps[s].run();
    }
  }

  float[] floats(int slot) {
    return (float[]) arrays[slot];
  }

  void put(int slot, Buffer buffer) {
    arrays[slot] = Cells.array(buffer);
    offsets[slot] = buffer.offset();
  }

  /// Forgets what belongs to the caller.
  void clear(int slot) {
    arrays[slot] = NOTHING;
  }

  /// A slot as a buffer that shares its array.
  Buffer buffer(int slot, DType dtype, int length) {
    Buffer whole = of(dtype, arrays[slot]);
    return offsets[slot] == 0 && whole.length() == length ? whole : whole.slice(offsets[slot], length);
  }

  static Buffer of(DType dtype, Object array) {
    return switch (dtype) {
      case F32 -> Buffer.of((float[]) array);
      case F64 -> Buffer.of((double[]) array);
      case S32, U32 -> Buffer.of(dtype, (int[]) array);
      case S64, U64 -> Buffer.of(dtype, (long[]) array);
      case S16, U16, F16, BF16 -> Buffer.of(dtype, (short[]) array);
      case S8, U8, BOOL -> Buffer.of(dtype, (byte[]) array);
    };
  }
}
