package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `C[m,n] = A[m,k] B[k,n]` or `C += A B` in f32, for any strides and transpositions of `A` and `B`.
///
/// ```text
/// for each slab of 2048 columns and 1024 depths   pack B: panels [k][32]            (all threads, each some panels)
///   for each block of rows                        pack A: tile rows                 (a thread that is free takes the next rows)
///     for each panel
///       for each tile row                         12 x 32 tile over all depths of the slab
/// ```
///
/// If all rows are one block, each thread takes some of the columns instead, and packs panels of `B` just before their only use.
///
/// The block of `A` fills half of a level-2 cache, so a panel of `B` comes from beyond it once for some 240 rows, and `C` once for 1024 depths: what
/// makes a product wait is traffic beyond the level-2 cache. Within it a tile needs only 15 bytes a cycle, so nothing is blocked for level 1.
///
/// Error of an element: that of one chain of `k` fma, at most `k` ulp of `sum |a b|`. Compared in its test with the same chain written as
/// plain loops, bit by bit.
public final class Sgemm {

  /// Most columns of `B` that are packed at once: with 1024 depths 8 MiB.
  private static final int SLAB_COLUMNS = 2048;

  /// How many panels are packed at a time when each is used once: their rows are read in longer pieces, and they stay in the level-2 cache.
  private static final int TOGETHER = 4;

  /// Most columns that an epilogue sees at once: with a block of rows they are still in the level-2 cache. A multiple of the columns of every tile.
  private static final int FINISHED = 768;

  /// Products with fewer multiplications than this are not worth waking a thread for.
  private static final long WORTH_SHARING = 200_000;

  /// Up to this many rows, reading `B` where it stands beats packing it.
  private static final int FEW_ROWS = 3;

  private final Tiling tiling;

  /// The product for one vector width.
  public Sgemm(VectorWidth width) {
    tiling = Tiling.of(width);
  }

  /// Whether packing the right operand beforehand helps a product of `m` rows and `n` columns: a few rows read it where it stands.
  public boolean packs(int m, int n) {
    return m > FEW_ROWS || n < 128 || tiling.width() != VectorWidth.BITS_512;
  }

  /// Floats that a right operand of `k` rows and `n` columns takes when packed.
  public int packedSize(int n, int k) {
    return Scratch.ALIGNED + panels(n) * k + 16;
  }

  /// Packs a right operand, for any number of products with it.
  ///
  /// @param to takes [#packedSize] floats from `at` on
  public void pack(WorkerPool pool, int n, int k, Matrix b, float[] to, int at) {
    Packed packed = new Packed(to, at);
    eachSlab(n, k, (column, columns, depth, kc) -> {
      int slab = slab(packed, column, columns, depth, k);
      pool.run((part, parts) -> pack(b, column, columns, depth, kc, to, slab, part, parts));
    });
  }

  /// Columns of the panels of `n` columns, whose last is ragged in each slab.
  private int panels(int n) {
    return n / SLAB_COLUMNS * tiling.padded(SLAB_COLUMNS) + tiling.padded(n % SLAB_COLUMNS);
  }

  /// Where a slab of a packed operand begins: those of the columns before it hold all depths, those above it all of its columns.
  private int slab(Packed b, int column, int columns, int depth, int k) {
    return b.offset() + Scratch.ALIGNED + panels(column) * k + tiling.padded(columns) * depth;
  }

  /// Packs this part's panels of a slab; panel `p` is at `to + p * columns * kc`.
  private void pack(Matrix b, int column, int columns, int depth, int kc, float[] packed, int to, int part, int parts) {
    int from = cut(columns, part, parts, tiling.columns());
    int end = cut(columns, part + 1, parts, tiling.columns());
    Packing.packB(tiling, b, depth, kc, column + from, end - from, packed, to + from * kc, tiling.columns() * kc);
  }

  /// Does something with columns and depths of a right operand.
  @FunctionalInterface
  private interface Slab {
    void run(int column, int columns, int depth, int kc);
  }

  private static void eachSlab(int n, int k, Slab slab) {
    int slabDepth = Tiling.depth(k);
    for (int column = 0; column < n; column += SLAB_COLUMNS) {
      for (int depth = 0; depth < k; depth += slabDepth) {
        slab.run(column, Math.min(SLAB_COLUMNS, n - column), depth, Math.min(slabDepth, k - depth));
      }
    }
  }

  /// Computes the product.
  ///
  /// @param accumulate whether the product is added to what `c` holds
  /// @param epilogue applied to each finished block of `c`, or null
  public void multiply(
      WorkerPool pool, int m, int n, int k, Left a, Right b, float[] c, int co, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
    Call call = new Call(m, n, k, a, b, c, co, ldc, accumulate, epilogue);
    if (pool.threads() == 1 || (long) m * n * k < WORTH_SHARING) {
      call.run(null);
    } else {
      call.run(pool);
    }
  }

  /// Does some columns of a slab.
  @FunctionalInterface
  private interface PanelTask {
    void run(int part, int from, int columns);
  }

  private final class Call {

    private final int m;
    private final int n;
    private final int k;
    private final Left a;
    private final Right b;
    private final float[] c;
    private final int co;
    private final int ldc;
    private final boolean accumulate;
    private final @Nullable Epilogue epilogue;
    private final boolean asRows;

    Call(int m, int n, int k, Left a, Right b, float[] c, int co, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
      this.m = m;
      this.n = n;
      this.k = k;
      this.a = a;
      this.b = b;
      this.c = c;
      this.co = co;
      this.ldc = ldc;
      this.accumulate = accumulate;
      this.epilogue = epilogue;
      this.asRows = Packing.asRows(tiling, a);
    }

    void run(@Nullable WorkerPool pool) {
      if (k == 0) {
        finishEmpty();
        return;
      }
      switch (b) {
        case Matrix matrix when !packs(m, n) && a instanceof Matrix rows && !matrix.transposed() -> rows(pool, rows, matrix);
        case Matrix matrix -> eachSlab(n, k, (column, columns, depth, kc) -> slab(pool, matrix, column, columns, depth, kc));
        case Packed packed -> eachSlab(n, k, (column, columns, depth, kc) ->
            slab(pool, column, columns, depth, kc, packed.data(), Sgemm.this.slab(packed, column, columns, depth, k)));
      }
    }

    /// A few rows against an unpacked `B`, 128 columns at a time; what is left of them goes through tiles.
    private void rows(@Nullable WorkerPool pool, Matrix a, Matrix b) {
      if (pool == null) {
        strips(0, a, b, 0, n);
      } else {
        pool.run((part, parts) -> strips(part, a, b, cut(n, part, parts, 128), cut(n, part + 1, parts, 128)));
      }
    }

    private void strips(int part, Matrix a, Matrix b, int from, int to) {
      int astep = a.transposed() ? a.stride() : 1;
      int column = from;
      for (; column + 128 <= to; column += 128) {
        for (int i = 0; i < m; i++) {
          Row1x128.run(k, a.data(), a.at(i, 0), astep, b.data(), b.at(0, column), b.stride(), !accumulate, c, co + i * ldc + column);
        }
      }
      for (int depth = 0, slabDepth = Tiling.depth(k); depth < k && column < to; depth += slabDepth) {
        panels(part, b, column, to - column, depth, Math.min(slabDepth, k - depth));
      }
      if (epilogue != null && from < column) {
        epilogue.apply(part, 0, m, from, column - from);
      }
    }

    private void finishEmpty() {
      for (int row = 0; row < m && !accumulate; row++) {
        java.util.Arrays.fill(c, co + row * ldc, co + row * ldc + n, 0f);
      }
      if (epilogue != null) {
        epilogue.apply(0, 0, m, 0, n);
      }
    }

    /// Packs a slab and multiplies with it.
    private void slab(@Nullable WorkerPool pool, Matrix b, int column, int columns, int depth, int kc) {
      if (byPanels(pool, columns, kc)) {
        // Each panel of B is used once for all rows, and so is packed just before.
        sharePanels(pool, columns, (part, from, count) -> panels(part, b, column + from, count, depth, kc));
        return;
      }
      float[] packed = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
      if (pool == null) {
        pack(b, column, columns, depth, kc, packed, Scratch.ALIGNED, 0, 1);
      } else {
        pool.run((part, parts) -> pack(b, column, columns, depth, kc, packed, Scratch.ALIGNED, part, parts));
      }
      shareRows(pool, column, columns, depth, kc, packed, Scratch.ALIGNED);
      Scratch.give(packed);
    }

    /// Multiplies with a slab that is packed, from `at` on.
    private void slab(@Nullable WorkerPool pool, int column, int columns, int depth, int kc, float[] packed, int at) {
      if (byPanels(pool, columns, kc)) {
        sharePanels(pool, columns, (part, from, count) -> tiles(part, 0, m, column + from, count, depth, kc, packed, at + from * kc, null));
      } else {
        shareRows(pool, column, columns, depth, kc, packed, at);
      }
    }

    /// Whether there are so few rows that threads share panels.
    private boolean byPanels(@Nullable WorkerPool pool, int columns, int kc) {
      return m <= Tiling.blockRows(kc) && (pool == null || m < 48 * pool.threads() || columns >= 2 * pool.threads() * tiling.columns());
    }

    /// Each thread has its own panels, and packs all of `A` for itself.
    private void sharePanels(@Nullable WorkerPool pool, int columns, PanelTask task) {
      if (pool == null) {
        task.run(0, 0, columns);
      } else {
        pool.run((part, parts) -> {
          int from = cut(columns, part, parts, tiling.columns());
          task.run(part, from, cut(columns, part + 1, parts, tiling.columns()) - from);
        });
      }
    }

    /// Whoever is free takes the next rows: a thread that the machine has held up for a while does not hold up the others.
    private void shareRows(@Nullable WorkerPool pool, int column, int columns, int depth, int kc, float[] packed, int at) {
      if (pool == null) {
        tiles(0, 0, m, column, columns, depth, kc, packed, at, null);
        return;
      }
      AtomicInteger next = new AtomicInteger();
      pool.run((part, parts) -> {
        int row;
        while ((row = next.getAndUpdate(begun -> begun + tiling.share(m - begun, kc, parts))) < m) {
          tiles(part, row, tiling.share(m - row, kc, parts), column, columns, depth, kc, packed, at, null);
        }
      });
    }

    private void panels(int part, Matrix b, int column, int columns, int depth, int kc) {
      float[] packed = Scratch.takeAligned(Scratch.ALIGNED + Math.min(tiling.padded(columns), TOGETHER * tiling.columns()) * kc + 16);
      tiles(part, 0, m, column, columns, depth, kc, packed, Scratch.ALIGNED, b);
      Scratch.give(packed);
    }

    /// @param part who computes
    /// @param packed panels of `B`, this column's at `at`
    /// @param b if it is still to be packed, [#TOGETHER] panels at a time; then the rows must be one block
    private void tiles(int part, int row, int rows, int column, int columns, int depth, int kc, float[] packed, int at, @Nullable Matrix b) {
      if (rows <= 0 || columns <= 0) {
        return;
      }
      int block = Math.min(rows, Tiling.blockRows(kc));
      float[] packedA = Scratch.take(Scratch.ALIGNED + (block + 12) * (asRows ? Packing.ROW : kc) + 16);
      float[] edge = Scratch.take(Scratch.ALIGNED + 12 * 32);
      boolean first = depth == 0 && !accumulate;
      boolean last = depth + kc == k;
      int wide = tiling.columns();
      int together = b != null ? TOGETHER * wide : tiling.padded(columns);
      for (int i = 0; i < rows; i += block) {
        int mb = Math.min(block, rows - i);
        if (asRows) {
          Packing.packRows(a, row + i, mb, depth, kc, packedA, Scratch.ALIGNED);
        } else {
          Packing.packA(tiling, a, row + i, mb, depth, kc, packedA, Scratch.ALIGNED);
        }
        for (int j = 0; j < columns; j += wide) {
          if (b != null && j % together == 0) {
            Packing.packB(tiling, b, depth, kc, column + j, Math.min(together, columns - j), packed, at, wide * kc);
          }
          panel(row + i, mb, column + j, columns - j, kc, packedA, Scratch.ALIGNED, packed, at + j % together * kc, first, edge);
          int finished = Math.min(j + wide, columns);
          if (last && epilogue != null && (finished == columns || finished % FINISHED == 0)) {
            int from = (finished - 1) / FINISHED * FINISHED;
            epilogue.apply(part, row + i, mb, column + from, finished - from);
          }
        }
      }
      Scratch.give(edge);
      Scratch.give(packedA);
    }

    /// All tiles of a block of rows with one panel of `B`.
    private void panel(
        int row, int rows, int column, int cols, int kb, float[] packedA, int at, float[] packed, int panel, boolean first, float[] edge) {
      int tile = at;
      for (int i = 0; i < rows; ) {
        int height = tiling.height(rows - i);
        int target = co + (row + i) * ldc + column;
        if (tiling.whole(height, rows - i, cols)) {
          tile(height, cols, kb, packedA, tile, packed, panel, first, c, target, ldc);
        } else {
          edgeTile(height, Math.min(height, rows - i), cols, kb, packedA, tile, packed, panel, first, target, edge);
        }
        tile += height * (asRows ? Packing.ROW : kb);
        i += height;
      }
    }

    private void tile(int height, int cols, int kb, float[] packedA, int at, float[] packed, int panel, boolean first, float[] to, int target, int step) {
      if (asRows) {
        tiling.computeRows(height, cols, kb, packedA, at, packed, panel, first, to, target, step);
      } else {
        tiling.compute(height, cols, kb, packedA, at, packed, panel, first, to, target, step);
      }
    }

    /// A tile that sticks out of the product: computed in a scratch tile, of which the wanted part is copied.
    private void edgeTile(
        int height, int rows, int cols, int kb, float[] packedA, int at, float[] packed, int panel, boolean first, int target, float[] edge) {
      int wide = tiling.columns();
      int wanted = Math.min(wide, cols);
      if (!first) {
        for (int i = 0; i < rows; i++) {
          System.arraycopy(c, target + i * ldc, edge, Scratch.ALIGNED + i * wide, wanted);
        }
      }
      tile(height, cols, kb, packedA, at, packed, panel, first, edge, Scratch.ALIGNED, wide);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(edge, Scratch.ALIGNED + i * wide, c, target + i * ldc, wanted);
      }
    }
  }

  /// Where part `part` of `parts` begins when `n` things are cut at multiples of `unit`.
  static int cut(int n, int part, int parts, int unit) {
    int units = (n + unit - 1) / unit;
    return Math.min(n, (int) ((long) units * part / parts) * unit);
  }
}
