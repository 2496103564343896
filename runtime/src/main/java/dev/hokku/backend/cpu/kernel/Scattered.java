package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.GatherDims;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.Optional;

/// Writes slices at places that are known only when it runs. Operands: the array, the index vectors, the slices.
///
/// Slices meet what is there in the order of their numbers. Threads share the elements of each slice, never the slices, so that order holds.
public final class Scattered implements ArrayKernel {

  private static final int WORTH_SHARING = 65_536;

  /// A thread's share of a run of neighbours that is worth taking.
  private static final int LEAST_SHARE = 16;

  private static final int PIECE = 1024;

  private final Optional<Combine> combine;
  private final DType dtype;
  private final SliceLayout layout;
  private final Box whole;

  /// @param combine how an update meets the element that is there; nothing if it takes its place
  /// @param sizes of a slice, per axis of `x`
  /// @param clip whether slices are moved into the array; else those outside are dropped
  public Scattered(
      Optional<Combine> combine, GatherDims dims, ShapedArray x, ShapedArray indices, Shape sizes, Shape updates, boolean clip) {
    this.combine = combine;
    this.dtype = x.dtype();
    this.layout = new SliceLayout(dims, x.shape(), indices.dtype(), indices.shape(), sizes, updates, clip);
    this.whole = new Box(new int[] {x.size()}, new int[] {1}, new int[] {1});
  }

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    if (arrays[0] != arrays[3] || offsets[0] != offsets[3]) {
      whole.run(pool, arrays[0], offsets[0], arrays[3], offsets[3]);
    }
    boolean shared = layout.run() >= LEAST_SHARE * pool.threads()
        && (long) layout.slices() * layout.runs() * layout.run() >= WORTH_SHARING;
    (shared ? pool : WorkerPool.ALONE).run((part, parts) ->
        part(arrays, offsets, Parts.begin(layout.run(), part, parts), Parts.begin(layout.run(), part + 1, parts)));
  }

  /// Elements `[first, end)` of each run.
  private void part(Object[] arrays, int[] offsets, int first, int end) {
    for (int slice = 0; slice < layout.slices(); slice++) {
      int start = layout.start(arrays[1], offsets[1], slice);
      for (int r = 0; r < layout.runs() && start >= 0; r++) {
        int from = offsets[2] + layout.outer(slice, r) + first;
        int to = offsets[3] + start + layout.inner(r) + first;
        if (combine.isEmpty()) {
          System.arraycopy(arrays[2], from, arrays[3], to, end - first);
        } else {
          meet(combine.get(), arrays[2], from, arrays[3], to, end - first);
        }
      }
    }
  }

  private void meet(Combine op, Object updates, int from, Object out, int to, int n) {
    switch (out) {
      case float[] y -> {
        float[] u = (float[]) updates;
        if (op == Combine.ADD) {
          for (int i = 0; i < n; i++) {
            y[to + i] += u[from + i];
          }
        } else {
          for (int i = 0; i < n; i++) {
            y[to + i] = (float) op.of(y[to + i], u[from + i]);
          }
        }
      }
      case double[] y -> {
        double[] u = (double[]) updates;
        for (int i = 0; i < n; i++) {
          y[to + i] = op.of(y[to + i], u[from + i]);
        }
      }
      default -> wide(op, updates, from, out, to, n);
    }
  }

  private void wide(Combine op, Object updates, int from, Object out, int to, int n) {
    int most = Math.min(n, PIECE);
    if (dtype.isFloating()) {
      double[] x = new double[most];
      double[] u = new double[most];
      for (int i = 0; i < n; i += PIECE) {
        int piece = Math.min(PIECE, n - i);
        Wide.load(dtype, out, to + i, 1, x, piece);
        Wide.load(dtype, updates, from + i, 1, u, piece);
        op.each(x, u, piece);
        Wide.store(dtype, x, out, to + i, 1, piece);
      }
    } else {
      long[] x = new long[most];
      long[] u = new long[most];
      for (int i = 0; i < n; i += PIECE) {
        int piece = Math.min(PIECE, n - i);
        Wide.load(dtype, out, to + i, 1, x, piece);
        Wide.load(dtype, updates, from + i, 1, u, piece);
        op.each(x, u, piece, dtype == DType.U64);
        Wide.store(dtype, x, out, to + i, 1, piece);
      }
    }
  }
}
