package dev.hokku.backend.cpu.doubles;

import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Grid;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.lax.DotDims;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;

/// `dot_general` of `f64`, for operands that are not empty: a product for each place of the batch.
public final class DoubleDot implements ArrayKernel {

  private final Dgemm gemm;
  private final int[] xBatch;
  private final int[] yBatch;
  private final Places x;
  private final Places y;
  private final Places out;

  /// A kernel for operands of these shapes.
  public DoubleDot(VectorWidth width, DotDims dims, Shape x, Shape y) {
    this.gemm = new Dgemm(width);
    this.xBatch = places(x, dims.lhsBatch());
    this.yBatch = places(y, dims.rhsBatch());
    this.x = new Places(places(x, dims.lhsFree(x.rank())), places(x, dims.lhsContract()));
    this.y = new Places(places(y, dims.rhsContract()), places(y, dims.rhsFree(y.rank())));
    this.out = Places.rowMajor(this.x.rows().length, this.y.columns().length);
  }

  private static int[] places(Shape shape, Axes axes) {
    return Grid.places(Grid.pick(shape.dims(), axes), Grid.pick(shape.strides(), axes));
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int batch = xBatch.length;
    if (batch < 2 * pool.threads()) {
      for (int b = 0; b < batch; b++) {
        multiply(pool, arrays, offsets, b);
      }
      return;
    }
    pool.run((part, parts) -> {
      for (int b = Parts.begin(batch, part, parts); b < Parts.begin(batch, part + 1, parts); b++) {
        multiply(WorkerPool.ALONE, arrays, offsets, b);
      }
    });
  }

  private void multiply(WorkerPool pool, Object[] arrays, int[] offsets, int b) {
    gemm.multiply(
        pool,
        new Dgemm.Matrix((double[]) arrays[0], offsets[0] + xBatch[b], x),
        new Dgemm.Matrix((double[]) arrays[1], offsets[1] + yBatch[b], y),
        new Dgemm.Matrix((double[]) arrays[2], offsets[2] + b * out.rows().length * out.columns().length, out));
  }
}
