package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Sorts several arrays alike along an axis, by the first of them, and where those are equal by the next. Threads share the lines.
public final class Sorted implements ArrayKernel {

  private static final int WORTH_SHARING = 4_096;

  private final List<Ranks> keys;
  private final int operands;
  private final Axis axis;

  /// @param dtypes of the operands
  /// @param keys how many of them count
  public Sorted(List<DType> dtypes, int keys, Shape shape, int axis) {
    this.keys = dtypes.subList(0, keys).stream().map(dtype -> new Ranks(dtype, false)).toList();
    this.operands = dtypes.size();
    this.axis = Axis.of(shape, axis);
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int lines = axis.outer() * axis.inner();
    (axis.size() < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      int[] order = new int[axis.length()];
      long[] work = new long[axis.length()];
      for (int line = Parts.begin(lines, part, parts); line < Parts.begin(lines, part + 1, parts); line++) {
        int at = line / axis.inner() * axis.length() * axis.inner() + line % axis.inner();
        Arrays.setAll(order, i -> i);
        for (int key = keys.size() - 1; key >= 0; key--) {
          keys.get(key).sort(arrays[key], offsets[key] + at, axis.inner(), order, work);
        }
        for (int operand = 0; operand < operands; operand++) {
          int result = operands + operand;
          Cells.pick(
              arrays[operand], offsets[operand] + at, axis.inner(), order, arrays[result], offsets[result] + at, axis.inner(), order.length);
        }
      }
    });
  }
}
