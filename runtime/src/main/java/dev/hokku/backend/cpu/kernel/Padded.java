package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.Shape;

/// Puts a value around and between the elements of an array; negative amounts cut elements off.
public final class Padded implements ArrayKernel {

  private final Box kept;
  private final Box fill;
  private final int from;
  private final int to;

  /// @param in shape of the operand
  /// @param low elements in front, per axis
  /// @param interior elements between neighbours, per axis
  /// @param out shape of the result
  public Padded(Shape in, int[] low, int[] interior, Shape out) {
    int rank = in.rank();
    int[] lengths = new int[rank];
    int[] target = out.strides();
    int from = 0;
    int to = 0;
    for (int axis = 0; axis < rank; axis++) {
      int step = interior[axis] + 1;
      int first = Math.max(0, Math.ceilDiv(-low[axis], step));
      int end = Math.min(in.dim(axis), Math.floorDiv(out.dim(axis) - 1 - low[axis], step) + 1);
      lengths[axis] = Math.max(0, end - first);
      from += first * in.strides()[axis];
      to += (low[axis] + first * step) * target[axis];
      target[axis] *= step;
    }
    this.kept = new Box(lengths, in.strides(), target);
    this.fill = new Box(new int[] {out.size()}, new int[] {0}, new int[] {1});
    this.from = from;
    this.to = to;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    fill.run(pool, arrays[1], offsets[1], arrays[2], offsets[2]);
    kept.run(pool, arrays[0], offsets[0] + from, arrays[2], offsets[2] + to);
  }
}
