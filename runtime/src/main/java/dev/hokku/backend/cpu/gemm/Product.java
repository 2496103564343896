package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One product of [Sgemm], to be computed many times by one thread at a time: its operands are placed, then it is run. It makes no objects when it runs; what
/// differs between slabs stands in fields, which the team's tasks read.
public final class Product {

  /// How many panels are packed at a time when each is used once: their rows are read in longer pieces, and they stay in the level-2 cache.
  private static final int TOGETHER = 4;

  /// Most columns that an epilogue sees at once: with a block of rows they are still in the level-2 cache. A multiple of the columns of every tile.
  private static final int FINISHED = 768;

  /// Products with fewer multiplications than this are not worth waking a thread for.
  private static final long WORTH_SHARING = 200_000;

  private final Sgemm gemm;
  private final Tiling tiling;
  private final int m;
  private final int n;
  private final int k;
  private final Left a;
  private final Right b;
  private final int ldc;
  private final boolean accumulate;
  private final @Nullable Epilogue epilogue;
  private final boolean asRows;

  private final WorkerPool.Task packing = this::pack;
  private final WorkerPool.Task sharingPanels = this::takePanels;
  private final WorkerPool.Task sharingRows = this::takeRows;
  private final WorkerPool.Task sharingStrips = this::takeStrips;

  /// The next row that nobody has taken.
  private final AtomicInteger next = new AtomicInteger();

  private float[] c = Operand.NOWHERE;
  private int co;

  /// The slab at work: its columns and depths.
  private int column;

  private int columns;
  private int depth;
  private int kc;

  /// Where its packed panels are, if they are packed before they are used.
  private float[] slab = Operand.NOWHERE;

  private int at;

  Product(Sgemm gemm, int m, int n, int k, Left a, Right b, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
    this.gemm = gemm;
    this.tiling = gemm.tiling();
    this.m = m;
    this.n = n;
    this.k = k;
    this.a = a;
    this.b = b;
    this.ldc = ldc;
    this.accumulate = accumulate;
    this.epilogue = epilogue;
    this.asRows = Packing.asRows(tiling, a);
  }

  /// Where its left operand is to be placed.
  public Operand left() {
    return a;
  }

  /// Where its right operand is to be placed.
  public Operand right() {
    return b;
  }

  /// Computes it.
  ///
  /// @param c takes the result, whose first element is at `co`
  public void run(WorkerPool pool, float[] c, int co) {
    this.c = c;
    this.co = co;
    WorkerPool team = (long) m * n * k < WORTH_SHARING ? WorkerPool.ALONE : pool;
    if (k == 0) {
      finishEmpty();
    } else if (b instanceof Matrix matrix && !gemm.packs(m, n) && a instanceof Matrix && !matrix.transposed()) {
      team.run(sharingStrips);
    } else {
      slabs(team);
    }
    this.c = Operand.NOWHERE;
    this.slab = Operand.NOWHERE;
  }

  /// Counts the tiles that it is made of.
  void count(TileCalls calls) {
    int slabDepth = Tiling.depth(k);
    int slabs = k == 0 ? 0 : Math.ceilDiv(n, Sgemm.SLAB_COLUMNS) * Math.ceilDiv(k, slabDepth);
    int block = Tiling.oneBlock(m, Math.max(1, slabDepth)) ? m : Tiling.blockRows(Math.max(1, slabDepth));
    int last = n % tiling.columns();
    for (int row = 0; slabs > 0 && row < m; row += block) {
      int rows = Math.min(block, m - row);
      for (int done = 0; done < rows; ) {
        int height = tiling.height(rows - done);
        calls.add(asRows, height, tiling.columns(), (long) slabs * (n / tiling.columns()));
        calls.add(asRows, height, last, last == 0 ? 0 : slabs);
        done += height;
      }
    }
  }

  private void slabs(WorkerPool team) {
    int slabDepth = Tiling.depth(k);
    for (column = 0; column < n; column += Sgemm.SLAB_COLUMNS) {
      columns = Math.min(Sgemm.SLAB_COLUMNS, n - column);
      for (depth = 0; depth < k; depth += slabDepth) {
        kc = Math.min(slabDepth, k - depth);
        slab(team);
      }
    }
  }

  /// Packs a slab if it is not, and multiplies with it.
  private void slab(WorkerPool team) {
    boolean byPanels = Tiling.oneBlock(m, kc)
        && (team.threads() == 1 || m < 48 * team.threads() || columns >= 2 * team.threads() * tiling.columns());
    if (b instanceof Packed packed) {
      slab = packed.data();
      at = gemm.slab(packed, column, columns, depth, k);
    } else if (!byPanels) {
      slab = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
      at = Scratch.ALIGNED;
      team.run(packing);
    }
    next.set(0);
    team.run(byPanels ? sharingPanels : sharingRows);
    if (b instanceof Matrix && !byPanels) {
      Scratch.give(slab);
    }
  }

  private void pack(int part, int parts) {
    if (b instanceof Matrix matrix) {
      gemm.pack(matrix, column, columns, depth, kc, slab, at, part, parts);
    }
  }

  /// So few rows that threads share panels: each has its own, packs all of `A` for itself, and those panels of `B` that are not packed just before their only use.
  private void takePanels(int part, int parts) {
    int from = Parts.begin(columns, part, parts, tiling.columns());
    int count = Parts.begin(columns, part + 1, parts, tiling.columns()) - from;
    switch (b) {
      case Matrix matrix -> panels(part, matrix, column + from, count, depth, kc);
      case Packed ignored -> tiles(part, 0, m, column + from, count, depth, kc, slab, at + from * kc, null);
    }
  }

  /// Whoever is free takes the next rows: a thread that the machine has held up for a while does not hold up the others.
  private void takeRows(int part, int parts) {
    if (parts == 1) {
      tiles(0, 0, m, column, columns, depth, kc, slab, at, null);
      return;
    }
    for (int row = next.get(); row < m; row = next.get()) {
      int rows = tiling.share(m - row, kc, parts);
      if (next.compareAndSet(row, row + rows)) {
        tiles(part, row, rows, column, columns, depth, kc, slab, at, null);
      }
    }
  }

  /// A few rows against an unpacked `B`, 128 columns at a time; what is left of them goes through tiles.
  private void takeStrips(int part, int parts) {
    if (a instanceof Matrix rows && b instanceof Matrix matrix) {
      strips(part, rows, matrix, Parts.begin(n, part, parts, 128), Parts.begin(n, part + 1, parts, 128));
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
      Arrays.fill(c, co + row * ldc, co + row * ldc + n, 0f);
    }
    if (epilogue != null) {
      epilogue.apply(0, 0, m, 0, n);
    }
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
    int block = Tiling.oneBlock(rows, kc) ? rows : Tiling.blockRows(kc);
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
