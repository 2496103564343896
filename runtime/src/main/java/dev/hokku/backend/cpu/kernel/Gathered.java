package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.GatherDims;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;

/// Reads slices at places that are known only when it runs. Operands: the array, the index vectors.
public final class Gathered implements ArrayKernel {

  private static final int WORTH_SHARING = 32_768;

  private final SliceLayout layout;
  private final Object filling;

  /// @param sizes of a slice, per axis of `x`
  /// @param clip whether slices are moved into the array; else those outside are `fill`
  public Gathered(GatherDims dims, ShapedArray x, ShapedArray indices, Shape sizes, Shape out, boolean clip, double fill) {
    this.layout = new SliceLayout(dims, x.shape(), indices.dtype(), indices.shape(), sizes, out, clip);
    this.filling = filling(x.dtype(), fill);
  }

  private static Object filling(DType dtype, double fill) {
    Buffer one = Buffer.zeros(dtype, 1);
    one.setDouble(0, fill);
    return Cells.array(one);
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int slices = layout.slices();
    WorkerPool team = (long) slices * layout.runs() * layout.run() < WORTH_SHARING ? WorkerPool.ALONE : pool;
    team.run((part, parts) -> {
      for (int slice = Parts.begin(slices, part, parts); slice < Parts.begin(slices, part + 1, parts); slice++) {
        int start = layout.start(arrays[1], offsets[1], slice);
        for (int r = 0; r < layout.runs(); r++) {
          int to = offsets[2] + layout.outer(slice, r);
          if (start < 0) {
            Cells.walk(filling, 0, 0, arrays[2], to, layout.run());
          } else {
            System.arraycopy(arrays[0], offsets[0] + start + layout.inner(r), arrays[2], to, layout.run());
          }
        }
      }
    });
  }
}
