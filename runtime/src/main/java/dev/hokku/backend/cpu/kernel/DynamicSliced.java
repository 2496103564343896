package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.List;

/// Reads a slice whose start is known only when it runs. Operands: the array, then one scalar per axis.
public final class DynamicSliced implements ArrayKernel {

  private final DynamicStart start;
  private final Box slice;
  private final int out;

  /// @param starts dtypes of the starts
  public DynamicSliced(Shape x, List<DType> starts, Shape sizes) {
    this.start = new DynamicStart(1, starts, x, sizes);
    this.slice = new Box(sizes.dims(), x.strides(), sizes.strides());
    this.out = 1 + starts.size();
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    slice.run(pool, arrays[0], offsets[0] + start.position(arrays, offsets), arrays[out], offsets[out]);
  }
}
