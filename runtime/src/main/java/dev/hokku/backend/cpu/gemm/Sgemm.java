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

  /// Products with fewer multiplications than this are not worth waking a thread for.
  private static final long WORTH_SHARING = 200_000;

  /// Up to this many rows, reading `B` where it stands beats packing it.
  private static final int FEW_ROWS = 3;

  private final Tiling tiling;

  /// The product for one vector width.
  public Sgemm(VectorWidth width) {
    tiling = Tiling.of(width);
  }

  /// Computes the product.
  ///
  /// @param accumulate whether the product is added to what `c` holds
  /// @param epilogue applied to each finished block of `c`, or null
  public void multiply(
      WorkerPool pool, int m, int n, int k, Left a, Matrix b, float[] c, int co, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
    Call call = new Call(m, n, k, a, b, c, co, ldc, accumulate, epilogue);
    if (pool.threads() == 1 || (long) m * n * k < WORTH_SHARING) {
      call.run(null);
    } else {
      call.run(pool);
    }
  }

  private final class Call {

    private final int m;
    private final int n;
    private final int k;
    private final Left a;
    private final Matrix b;
    private final float[] c;
    private final int co;
    private final int ldc;
    private final boolean accumulate;
    private final @Nullable Epilogue epilogue;
    private final boolean asRows;

    Call(int m, int n, int k, Left a, Matrix b, float[] c, int co, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
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
      if (m <= FEW_ROWS && n >= 128 && a instanceof Matrix rows && !b.transposed() && tiling.width() == VectorWidth.BITS_512) {
        rows(pool, rows);
        return;
      }
      int slabDepth = Tiling.depth(k);
      for (int column = 0; column < n; column += SLAB_COLUMNS) {
        for (int depth = 0; depth < k; depth += slabDepth) {
          slab(pool, column, Math.min(SLAB_COLUMNS, n - column), depth, Math.min(slabDepth, k - depth));
        }
      }
    }

    /// A few rows against an unpacked `B`, 128 columns at a time; what is left of them goes through tiles.
    private void rows(@Nullable WorkerPool pool, Matrix a) {
      if (pool == null) {
        strips(a, 0, n);
      } else {
        pool.run((part, parts) -> strips(a, cut(n, part, parts, 128), cut(n, part + 1, parts, 128)));
      }
    }

    private void strips(Matrix a, int from, int to) {
      int astep = a.transposed() ? a.stride() : 1;
      int column = from;
      for (; column + 128 <= to; column += 128) {
        for (int i = 0; i < m; i++) {
          Row1x128.run(k, a.data(), a.at(i, 0), astep, b.data(), b.at(0, column), b.stride(), !accumulate, c, co + i * ldc + column);
        }
      }
      for (int depth = 0, slabDepth = Tiling.depth(k); depth < k && column < to; depth += slabDepth) {
        panels(column, to - column, depth, Math.min(slabDepth, k - depth));
      }
      if (epilogue != null && from < column) {
        epilogue.apply(0, m, from, column - from);
      }
    }

    private void finishEmpty() {
      for (int row = 0; row < m && !accumulate; row++) {
        java.util.Arrays.fill(c, co + row * ldc, co + row * ldc + n, 0f);
      }
      if (epilogue != null) {
        epilogue.apply(0, m, 0, n);
      }
    }

    private void slab(@Nullable WorkerPool pool, int column, int columns, int depth, int kc) {
      if (m <= Tiling.blockRows(kc) && (pool == null || m < 48 * pool.threads() || columns >= 2 * pool.threads() * tiling.columns())) {
        oneBlock(pool, column, columns, depth, kc);
        return;
      }
      float[] packed = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
      if (pool == null) {
        pack(column, columns, depth, kc, packed, 0, 1);
        tiles(0, m, column, columns, depth, kc, packed, false);
      } else {
        pool.run((part, parts) -> pack(column, columns, depth, kc, packed, part, parts));
        // Whoever is free takes the next rows: a thread that the machine has held up for a while does not hold up the others.
        AtomicInteger next = new AtomicInteger();
        pool.run((part, parts) -> {
          int row;
          while ((row = next.getAndUpdate(begun -> begun + tiling.share(m - begun, kc, parts))) < m) {
            tiles(row, tiling.share(m - row, kc, parts), column, columns, depth, kc, packed, false);
          }
        });
      }
      Scratch.give(packed);
    }

    /// Few rows: each panel of `B` is used once for all of them, and so is packed just before. Each thread has its own panels, and packs all of `A` for itself.
    private void oneBlock(@Nullable WorkerPool pool, int column, int columns, int depth, int kc) {
      if (pool == null) {
        panels(column, columns, depth, kc);
      } else {
        pool.run((part, parts) -> {
          int from = cut(columns, part, parts, tiling.columns());
          panels(column + from, cut(columns, part + 1, parts, tiling.columns()) - from, depth, kc);
        });
      }
    }

    private void panels(int column, int columns, int depth, int kc) {
      float[] packed = Scratch.takeAligned(Scratch.ALIGNED + Math.min(tiling.padded(columns), TOGETHER * tiling.columns()) * kc + 16);
      tiles(0, m, column, columns, depth, kc, packed, true);
      Scratch.give(packed);
    }

    /// Packs this part's panels of the slab; panel `p` is at `p * columns * kc`.
    private void pack(int column, int columns, int depth, int kc, float[] packed, int part, int parts) {
      int from = cut(columns, part, parts, tiling.columns());
      int to = cut(columns, part + 1, parts, tiling.columns());
      Packing.packB(
          tiling, b, depth, kc, column + from, to - from, packed, Scratch.ALIGNED + from * kc, tiling.columns() * kc);
    }

    /// @param packed panels of `B`, from this column on
    /// @param packs whether they are still to be packed, [#TOGETHER] at a time; then the rows must be one block
    private void tiles(int row, int rows, int column, int columns, int depth, int kc, float[] packed, boolean packs) {
      if (rows <= 0 || columns <= 0) {
        return;
      }
      int block = Math.min(rows, Tiling.blockRows(kc));
      float[] packedA = Scratch.take(Scratch.ALIGNED + (block + 12) * (asRows ? Packing.ROW : kc) + 16);
      float[] edge = Scratch.take(Scratch.ALIGNED + 12 * 32);
      boolean first = depth == 0 && !accumulate;
      boolean last = depth + kc == k;
      int wide = tiling.columns();
      int together = packs ? TOGETHER * wide : tiling.padded(columns);
      for (int i = 0; i < rows; i += block) {
        int mb = Math.min(block, rows - i);
        if (asRows) {
          Packing.packRows(a, row + i, mb, depth, kc, packedA, Scratch.ALIGNED);
        } else {
          Packing.packA(tiling, a, row + i, mb, depth, kc, packedA, Scratch.ALIGNED);
        }
        for (int j = 0; j < columns; j += wide) {
          if (packs && j % together == 0) {
            Packing.packB(tiling, b, depth, kc, column + j, Math.min(together, columns - j), packed, Scratch.ALIGNED, wide * kc);
          }
          panel(row + i, mb, column + j, columns - j, kc, packedA, Scratch.ALIGNED, packed, Scratch.ALIGNED + j % together * kc, first, edge);
          if (last && epilogue != null) {
            epilogue.apply(row + i, mb, column + j, Math.min(wide, columns - j));
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
