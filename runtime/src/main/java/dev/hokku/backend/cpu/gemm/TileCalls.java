package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.WarmUp;
import dev.hokku.backend.cpu.vector.Transpose16;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.HashMap;
import java.util.Map;

/// How often the products of a plan call each kind of tile: a big product calls whole tiles thousands of times, and of each kind at its edges perhaps one.
public final class TileCalls {

  private static final int DEPTH = 32;

  /// One row of [Row1x128].
  private static final Kind ROW = new Kind(false, 1, Row1x128.COLUMNS);

  private final Tiling tiling;
  private final Map<Kind, Long> calls = new HashMap<>();

  /// A kernel, or two that are called together.
  ///
  /// @param asRows whether the rows of `A` are packed as rows
  private record Kind(boolean asRows, int height, int columns) {}

  /// None yet.
  public TileCalls(Sgemm gemm) {
    this.tiling = gemm.tiling();
  }

  /// Counts the tiles of a product that is computed some times.
  public void add(Product product, long times) {
    TileCalls once = new TileCalls(tiling);
    product.count(once);
    once.calls.forEach((kind, count) -> calls.merge(kind, count * times, Long::sum));
  }

  private TileCalls(Tiling tiling) {
    this.tiling = tiling;
  }

  void add(boolean asRows, int height, int columns, long count) {
    add(new Kind(asRows, height, columns), count);
  }

  /// Adds strips of single rows.
  void addRows(long count) {
    add(ROW, count);
  }

  private void add(Kind kind, long count) {
    if (count > 0) {
      calls.merge(kind, count, Long::sum);
    }
  }

  /// How often tiles of a kind are called.
  long count(boolean asRows, int height, int columns) {
    return calls.getOrDefault(new Kind(asRows, height, columns), 0L);
  }

  /// How often strips of single rows are.
  long rows() {
    return calls.getOrDefault(ROW, 0L);
  }

  /// Has the kinds warmed up that are called seldom.
  public void warmUp(WarmUp warmUp) {
    if (tiling.width() != VectorWidth.NONE) {
      calls.forEach((kind, count) -> warmUp.ifSeldom(count, kind, () -> run(kind)));
    }
    if (tiling.width() == VectorWidth.BITS_512 && !calls.isEmpty()) {
      warmUp.ifSeldom(0, Transpose16.class, TileCalls::transpose); // once for sixteen rows or columns of an operand
    }
  }

  private static void transpose() {
    float[] x = new float[16 * 16 * DEPTH];
    float[] y = new float[x.length];
    for (int call = 0; call < WarmUp.CALLS; call++) {
      Transpose16.columns(x, 0, 16 * DEPTH, 16, DEPTH, y, 0, 16);
    }
  }

  private void run(Kind kind) {
    int columns = Math.max(tiling.wide(), kind.columns());
    float[] a = new float[Packing.ROW * kind.height()];
    float[] b = new float[DEPTH * columns];
    float[] c = new float[kind.height() * columns];
    for (int call = 0; call < WarmUp.CALLS; call++) {
      if (kind.equals(ROW)) {
        Row1x128.run(DEPTH, a, 0, 1, b, 0, columns, true, c, 0);
      } else if (kind.asRows()) {
        tiling.computeRows(kind.height(), kind.columns(), DEPTH, a, 0, b, 0, true, c, 0, tiling.wide());
      } else {
        tiling.compute(kind.height(), kind.columns(), DEPTH, a, 0, b, 0, true, c, 0, tiling.wide());
      }
    }
  }
}
