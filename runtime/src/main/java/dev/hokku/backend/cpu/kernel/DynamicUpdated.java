package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.List;

/// Writes a slice whose start is known only when it runs. Operands: the array, the slice, then one scalar per axis.
public final class DynamicUpdated implements ArrayKernel {

  private final DynamicStart start;
  private final Box slice;
  private final Box whole;
  private final int out;

  /// @param starts dtypes of the starts
  public DynamicUpdated(Shape x, Shape update, List<DType> starts) {
    this.start = new DynamicStart(2, starts, x, update);
    this.slice = new Box(update.dims(), update.strides(), x.strides());
    this.whole = new Box(new int[] {x.size()}, new int[] {1}, new int[] {1});
    this.out = 2 + starts.size();
  }

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    if (arrays[0] != arrays[out] || offsets[0] != offsets[out]) {
      whole.run(pool, arrays[0], offsets[0], arrays[out], offsets[out]);
    }
    slice.run(pool, arrays[1], offsets[1], arrays[out], offsets[out] + start.position(arrays, offsets));
  }
}
