package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Puts arrays side by side along an axis.
public final class Concatenated implements ArrayKernel {

  private final List<Box> parts = new ArrayList<>();
  private final int[] starts;

  /// @param in shapes of the operands
  /// @param out shape of the result
  public Concatenated(List<Shape> in, int axis, Shape out) {
    starts = new int[in.size()];
    int start = 0;
    for (int i = 0; i < in.size(); i++) {
      starts[i] = start * out.strides()[axis];
      start += in.get(i).dim(axis);
      parts.add(new Box(in.get(i).dims(), in.get(i).strides(), out.strides()));
    }
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int out = starts.length;
    for (int i = 0; i < out; i++) {
      parts.get(i).run(pool, arrays[i], offsets[i], arrays[out], offsets[out] + starts[i]);
    }
  }
}
