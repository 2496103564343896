package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.Shares;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One product of [Sgemm], to be computed many times by one thread at a time: its operands are placed, then it is run. It makes no objects when it runs; what
/// differs between slabs stands in fields, which the team's tasks read.
public final class Product {

  /// How many rows an epilogue sees at once, or a few more: with a group of panels they are still in the level-2 cache.
  private static final int FINISHED = 240;

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

  /// The panels or the tile rows of the slab at work.
  private final Shares shares = new Shares();

  private float[] c = Operand.NOWHERE;
  private int co;

  /// The slab at work: its columns and depths.
  private int column;

  private int columns;
  private int depth;
  private int kc;

  /// The rows at work, if threads share panels.
  private int row;

  private int rows;

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
    int slabs = k == 0 ? 0 : Math.ceilDiv(n, Sgemm.SLAB_COLUMNS) * Math.ceilDiv(k, Tiling.depth(k));
    int last = n % tiling.columns();
    for (int done = 0; slabs > 0 && done < m; ) {
      int height = tiling.height(m - done);
      calls.add(asRows, height, tiling.columns(), (long) slabs * (n / tiling.columns()));
      calls.add(asRows, height, last, last == 0 ? 0 : slabs);
      done += height;
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

  /// Multiplies with a slab. Threads share its panels, if there are enough or too few rows to share; else they pack it together and share the rows.
  private void slab(WorkerPool team) {
    if (b instanceof Packed packed) {
      slab = packed.data();
      at = gemm.slab(packed, column, columns, depth, k);
    }
    if (tiling.byPanels(m, columns, kc, team.threads())) {
      int step = tiling.rowsAtOnce(m);
      for (row = 0; row < m; row += step) {
        rows = Math.min(step, m - row);
        shares.deal(tiling.panels(columns), team.threads());
        team.run(sharingPanels);
      }
    } else {
      if (b instanceof Matrix) {
        slab = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
        at = Scratch.ALIGNED;
        team.run(packing);
      }
      shares.deal(tiling.tileRows(m), team.threads());
      team.run(sharingRows);
      if (b instanceof Matrix) {
        Scratch.give(slab);
      }
    }
  }

  private void pack(int part, int parts) {
    if (b instanceof Matrix matrix) {
      gemm.pack(matrix, column, columns, depth, kc, slab, at, part, parts);
    }
  }

  /// Each thread packs all rows at work for itself: what another core has written is slow to read. Panels of `B` that are not packed are, just before
  /// their only use.
  private void takePanels(int part, int parts) {
    int most = tiling.panelsAtOnce(kc);
    long piece = shares.take(part, 1, most);
    if (Shares.isEmpty(piece)) {
      return;
    }
    float[] packedA = left(row, rows, depth, kc);
    for (; !Shares.isEmpty(piece); piece = shares.take(part, 1, most)) {
      int from = Shares.begin(piece) * tiling.columns();
      int count = Math.min(Shares.end(piece) * tiling.columns(), columns) - from;
      switch (b) {
        case Matrix matrix -> panels(part, row, rows, column + from, count, depth, kc, packedA, matrix);
        case Packed ignored -> tiles(part, row, rows, column + from, count, depth, kc, packedA, slab, at + from * kc);
      }
    }
    Scratch.give(packedA);
  }

  /// The rows that a thread takes with all columns.
  private void takeRows(int part, int parts) {
    int most = Tiling.blockRows(kc) / tiling.rows();
    int together = tiling.panelsAtOnce(kc) * tiling.columns();
    for (long piece = shares.take(part, 2, most); !Shares.isEmpty(piece); piece = shares.take(part, 2, most)) {
      int first = Shares.begin(piece) * tiling.rows();
      int count = Math.min(Shares.end(piece) * tiling.rows(), m) - first;
      float[] packedA = left(first, count, depth, kc);
      for (int j = 0; j < columns; j += together) {
        tiles(part, first, count, column + j, Math.min(together, columns - j), depth, kc, packedA, slab, at + j * kc);
      }
      Scratch.give(packedA);
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
      int kc = Math.min(slabDepth, k - depth);
      float[] packedA = left(0, m, depth, kc);
      panels(part, 0, m, column, to - column, depth, kc, packedA, b);
      Scratch.give(packedA);
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

  /// Packed rows of `A`, in an array to be given back.
  private float[] left(int row, int rows, int depth, int kc) {
    float[] packed = Scratch.take(Scratch.ALIGNED + (rows + 12) * (asRows ? Packing.ROW : kc) + 16);
    if (asRows) {
      Packing.packRows(a, row, rows, depth, kc, packed, Scratch.ALIGNED);
    } else {
      Packing.packA(tiling, a, row, rows, depth, kc, packed, Scratch.ALIGNED);
    }
    return packed;
  }

  /// Packs a few panels of `B` and multiplies with them.
  private void panels(int part, int row, int rows, int column, int columns, int depth, int kc, float[] packedA, Matrix b) {
    float[] packed = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
    Packing.packB(tiling, b, depth, kc, column, columns, packed, Scratch.ALIGNED, tiling.columns() * kc);
    tiles(part, row, rows, column, columns, depth, kc, packedA, packed, Scratch.ALIGNED);
    Scratch.give(packed);
  }

  /// Packed rows with a few packed panels, which stay in a level-2 cache while the rows pass.
  ///
  /// @param part who computes
  /// @param at where the first panel is
  private void tiles(int part, int row, int rows, int column, int columns, int depth, int kc, float[] packedA, float[] packed, int at) {
    float[] edge = Scratch.take(Scratch.ALIGNED + 12 * 32);
    boolean first = depth == 0 && !accumulate;
    boolean last = depth + kc == k;
    int tile = Scratch.ALIGNED;
    for (int i = 0, finished = 0; i < rows; ) {
      int height = tiling.height(rows - i);
      for (int j = 0; j < columns; j += tiling.columns()) {
        int target = co + (row + i) * ldc + column + j;
        if (tiling.whole(height, rows - i, columns - j)) {
          tile(height, columns - j, kc, packedA, tile, packed, at + j * kc, first, c, target, ldc);
        } else {
          edgeTile(height, Math.min(height, rows - i), columns - j, kc, packedA, tile, packed, at + j * kc, first, target, edge);
        }
      }
      tile += height * (asRows ? Packing.ROW : kc);
      i = Math.min(i + height, rows);
      if (last && epilogue != null && (i == rows || i - finished >= FINISHED)) {
        epilogue.apply(part, row + finished, i - finished, column, columns);
        finished = i;
      }
    }
    Scratch.give(edge);
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
