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

  /// What is done with the rows of `A` while they pass a few panels. A tile row that is packed just before its use is still near, and if it is not used again,
  /// the next may take its place: then all packed rows together need no more of the cache than one tile row.
  private enum Passing {
    /// They are packed already.
    PACKED,
    /// Each tile row is packed, and stays for further panels.
    KEPT,
    /// Each tile row is packed in the place of the one before.
    DROPPED
  }

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
    this.m = m;
    this.n = n;
    this.k = k;
    this.a = a;
    this.b = b;
    this.ldc = ldc;
    this.accumulate = accumulate;
    this.epilogue = epilogue;
    this.asRows = Packing.asRows(gemm.tiling(), a, b);
    this.tiling = asRows ? gemm.tiling() : gemm.tiling().narrow();
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
    WorkerPool team = isWorthSharing() ? pool : WorkerPool.ALONE;
    if (k == 0) {
      finishEmpty();
    } else if (isStrips()) {
      team.run(sharingStrips);
    } else {
      slabs(team);
    }
    this.c = Operand.NOWHERE;
    this.slab = Operand.NOWHERE;
  }

  /// Counts the tiles that it is made of. Threads that share rows begin at any tile row, and so the last of them may have a height that no tile has where one
  /// thread takes all rows.
  void count(TileCalls calls) {
    if (k == 0) {
      return;
    }
    int slabs = Math.ceilDiv(n, Sgemm.SLAB_COLUMNS) * Math.ceilDiv(k, Tiling.depth(k));
    if (isStrips()) {
      calls.addRows((long) m * (n / Row1x128.COLUMNS));
      count(0, n % Row1x128.COLUMNS, slabs, calls);
      return;
    }
    count(0, n, slabs, calls);
    int tileRows = tiling.tileRows(m);
    int first = isWorthSharing() ? Math.max(1, tileRows - Tiling.LEVELLED) : tileRows;
    for (int tileRow = first; tileRow < tileRows; tileRow++) {
      count(tileRow * tiling.rows(), n, slabs, calls);
    }
  }

  /// Counts the tiles of the rows from `first` on.
  private void count(int first, int columns, int slabs, TileCalls calls) {
    int wide = columns / tiling.wide();
    for (int done = first; done < m; ) {
      int height = tiling.height(m - done);
      calls.add(asRows, height, tiling.wide(), (long) slabs * wide);
      for (int column = wide * tiling.wide(); column < columns; column += tiling.columns()) {
        calls.add(asRows, height, tiling.tile(columns - column), slabs);
      }
      done += height;
    }
  }

  /// Whether its rows are so few that they read `B` where it stands.
  private boolean isStrips() {
    return a instanceof Matrix && b instanceof Matrix matrix && !matrix.transposed() && !gemm.packs(m, n);
  }

  private boolean isWorthSharing() {
    return (long) m * n * k >= WORTH_SHARING;
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
    if (ownPanels(team.threads())) {
      shares.deal(tiling.tileRows(m), team.threads());
      team.run(sharingRows);
    } else if (tiling.byPanels(m, columns, kc, team.threads())) {
      int step = passOnce(team.threads()) ? m : tiling.rowsAtOnce(m);
      for (row = 0; row < m; row += step) {
        rows = Math.min(step, m - row);
        shares.deal(Math.ceilDiv(columns, unit()), team.threads());
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
      Packing.packPart(tiling, matrix, column, columns, depth, kc, slab, at, part, parts);
    }
  }

  /// Each thread packs all rows at work for itself: what another core has written is slow to read. Panels of `B` that are not packed are, just before
  /// their only use.
  private void takePanels(int part, int parts) {
    int unit = unit();
    int least = tiling.wide() / unit;
    int most = tiling.columnsAtOnce(kc) / unit;
    long piece = shares.take(part, least, most);
    if (Shares.isEmpty(piece)) {
      return;
    }
    Passing passing = passing(passOnce(parts));
    float[] packedA = left(passing, row, rows, depth, kc);
    for (; !Shares.isEmpty(piece); piece = shares.take(part, least, most)) {
      int from = Shares.begin(piece) * unit;
      int count = Math.min(Shares.end(piece) * unit, columns) - from;
      switch (b) {
        case Matrix matrix -> panels(part, passing, row, rows, column + from, count, depth, kc, packedA, matrix);
        case Packed ignored -> tiles(part, passing, row, rows, column + from, count, depth, kc, packedA, slab, at + from * kc);
      }
      passing = Passing.PACKED;
    }
    Scratch.give(packedA);
  }

  /// Whether one thread takes all panels at once, so that rows pass once only and need not stay.
  private boolean passOnce(int threads) {
    return asRows && threads == 1 && columns <= tiling.columnsAtOnce(kc);
  }

  /// Columns of the panels that are shared: panels that are packed already cannot be cut.
  private int unit() {
    return b instanceof Packed ? tiling.wide() : tiling.columns();
  }

  /// Whether threads share rows, and each packs all panels for itself: they stay in its core's cache, and with no more columns than rows that is less to pack than
  /// all rows would be.
  private boolean ownPanels(int threads) {
    return asRows && threads > 1 && b instanceof Matrix && columns <= m && columns <= tiling.columnsAtOnce(kc);
  }

  /// The rows that a thread takes with all columns.
  private void takeRows(int part, int parts) {
    boolean own = ownPanels(parts);
    int least = own ? 1 : 2;
    int most = Tiling.blockRows(kc) / tiling.rows();
    long piece = shares.take(part, least, most);
    if (Shares.isEmpty(piece)) {
      return;
    }
    float[] packed = slab;
    int panels = at;
    if (own && b instanceof Matrix matrix) {
      packed = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
      panels = Scratch.ALIGNED;
      Packing.packB(tiling, matrix, depth, kc, column, columns, packed, panels);
    }
    for (; !Shares.isEmpty(piece); piece = shares.take(part, least, most)) {
      int first = Shares.begin(piece) * tiling.rows();
      passRows(part, first, Math.min(Shares.end(piece) * tiling.rows(), m) - first, packed, panels);
    }
    if (own) {
      Scratch.give(packed);
    }
  }

  /// Some rows pass all panels, a few at a time.
  private void passRows(int part, int first, int count, float[] packed, int panels) {
    int together = tiling.columnsAtOnce(kc);
    Passing passing = passing(columns <= together);
    float[] packedA = left(passing, first, count, depth, kc);
    for (int j = 0; j < columns; j += together) {
      tiles(part, passing, first, count, column + j, Math.min(together, columns - j), depth, kc, packedA, packed, panels + j * kc);
      passing = Passing.PACKED;
    }
    Scratch.give(packedA);
  }

  /// A few rows against an unpacked `B`, a strip of columns at a time; what is left of them goes through tiles.
  private void takeStrips(int part, int parts) {
    if (a instanceof Matrix rows && b instanceof Matrix matrix) {
      strips(part, rows, matrix, Parts.begin(n, part, parts, Row1x128.COLUMNS), Parts.begin(n, part + 1, parts, Row1x128.COLUMNS));
    }
  }

  private void strips(int part, Matrix a, Matrix b, int from, int to) {
    int astep = a.transposed() ? a.stride() : 1;
    int column = from;
    for (; column + Row1x128.COLUMNS <= to; column += Row1x128.COLUMNS) {
      for (int i = 0; i < m; i++) {
        Row1x128.run(k, a.data(), a.at(i, 0), astep, b.data(), b.at(0, column), b.stride(), !accumulate, c, co + i * ldc + column);
      }
    }
    for (int depth = 0, slabDepth = Tiling.depth(k); depth < k && column < to; depth += slabDepth) {
      int kc = Math.min(slabDepth, k - depth);
      Passing passing = passing(true);
      float[] packedA = left(passing, 0, m, depth, kc);
      panels(part, passing, 0, m, column, to - column, depth, kc, packedA, b);
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

  /// How rows are packed that pass the first panels, and only those if `once`. Stored columns lie in so many pages that all tile rows of them are packed in one go.
  private Passing passing(boolean once) {
    if (!asRows) {
      return Passing.PACKED;
    }
    return once ? Passing.DROPPED : Passing.KEPT;
  }

  /// An array for packed rows of `A`, to be given back; they are in it if they are packed before they pass. It has room for one tile row more: up to 15 rows
  /// behind those that are packed may be overwritten.
  private float[] left(Passing passing, int row, int rows, int depth, int kc) {
    int tileRows = passing == Passing.DROPPED ? 1 : tiling.tileRows(rows);
    float[] packed = Scratch.take(Scratch.ALIGNED + (tileRows + 1) * tileRow(kc) + 16);
    int at = Scratch.ALIGNED;
    for (int i = 0; passing == Passing.PACKED && i < rows; at += tileRow(kc)) {
      int height = Math.min(tiling.height(rows - i), rows - i);
      packTile(row + i, height, depth, kc, packed, at);
      i += height;
    }
    return packed;
  }

  /// Floats of a packed tile row.
  private int tileRow(int kc) {
    return tiling.rows() * (asRows ? Packing.ROW : kc);
  }

  /// Packs a few panels of `B` and multiplies with them.
  private void panels(int part, Passing passing, int row, int rows, int column, int columns, int depth, int kc, float[] packedA, Matrix b) {
    float[] packed = Scratch.takeAligned(Scratch.ALIGNED + tiling.padded(columns) * kc + 16);
    Packing.packB(tiling, b, depth, kc, column, columns, packed, Scratch.ALIGNED);
    tiles(part, passing, row, rows, column, columns, depth, kc, packedA, packed, Scratch.ALIGNED);
    Scratch.give(packed);
  }

  /// Packed rows with a few packed panels, which stay in a level-2 cache while the rows pass.
  ///
  /// @param part who computes
  /// @param at where the first panel is
  private void tiles(int part, Passing passing, int row, int rows, int column, int columns, int depth, int kc, float[] packedA, float[] packed, int at) {
    float[] edge = Scratch.take(Scratch.ALIGNED + 12 * 64);
    boolean first = depth == 0 && !accumulate;
    boolean last = depth + kc == k;
    int tile = Scratch.ALIGNED;
    for (int i = 0, finished = 0; i < rows; ) {
      int height = tiling.height(rows - i);
      if (passing != Passing.PACKED) {
        packTile(row + i, Math.min(height, rows - i), depth, kc, packedA, tile);
      }
      for (int j = 0; j < columns; j += tiling.panel(columns - j)) {
        int target = co + (row + i) * ldc + column + j;
        if (tiling.whole(height, rows - i, columns - j)) {
          tile(height, columns - j, kc, packedA, tile, packed, at + j * kc, first, c, target, ldc);
        } else {
          edgeTile(height, Math.min(height, rows - i), columns - j, kc, packedA, tile, packed, at + j * kc, first, target, edge);
        }
      }
      if (passing != Passing.DROPPED) {
        tile += tileRow(kc);
      }
      i = Math.min(i + height, rows);
      if (last && epilogue != null && (i == rows || i - finished >= FINISHED)) {
        epilogue.apply(part, row + finished, i - finished, column, columns);
        finished = i;
      }
    }
    Scratch.give(edge);
  }

  private void packTile(int row, int rows, int depth, int kc, float[] packed, int to) {
    if (asRows) {
      Packing.packRows(a, row, rows, depth, kc, packed, to);
    } else {
      Packing.packTile(tiling, a, row, rows, depth, kc, packed, to);
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
    int wide = tiling.panel(cols);
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
