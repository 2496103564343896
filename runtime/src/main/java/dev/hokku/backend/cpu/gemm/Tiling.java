package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Which tiles a vector width computes with, and how big the blocks around them are.
///
/// | width | tile | registers |
/// |---|---|---|
/// | 512 bit | `6 x 64` and `4 x 64` if `A` is packed as rows; else and behind the last 64 columns `12 x 32`, also 8 and 4 rows, also half as wide | 32 |
/// | 256 bit | `6 x 16`, also half as wide | 16 |
/// | 128 bit | `8 x 12` | 32 (NEON) |
/// | none | `4 x 4` | |
///
/// @param width the vectors
/// @param rows rows of the largest tile, or of two that are computed one after the other
/// @param columns columns of a tile, which is also the width of a packed panel of `B`
/// @param wide columns of a wide tile and of a wide panel: as long as there are so many, panels are wide
record Tiling(VectorWidth width, int rows, int columns, int wide) {

  /// What the sums of a tile begin with where a product is not added to anything; for most tiles its first row serves for all of them.
  static final float[] ZEROS = new float[Rows6x64.SUMS + 6 * 64];

  /// Most depths that are packed at once.
  static final int DEPTH = 1024;

  /// Floats of the panels that are packed at once: one MiB, half of a level-2 cache.
  private static final int PANEL_FLOATS = 1 << 18;

  /// Most columns that are packed at once, and that an epilogue sees. A multiple of the columns of every tile.
  private static final int MOST_COLUMNS = 768;

  /// For each thread: with fewer it would pack rows that it hardly uses.
  private static final int MANY_PANELS = 8;

  /// Most rows that are packed while threads share panels: 4 MiB.
  private static final int PASSING_ROWS = 1032;

  private static final int BLOCK_FLOATS = 1 << 18;
  private static final int MOST_ROWS = 240;
  private static final int SMALL_FLOATS = 1 << 17;
  private static final int SMALL_ROWS = 512;

  /// How many tile rows from the end on [#height] may choose another height than that of a whole tile.
  static final int LEVELLED = 3;

  static Tiling of(VectorWidth width) {
    return switch (width) {
      case BITS_512 -> new Tiling(width, 12, 32, 64);
      case BITS_256 -> new Tiling(width, 6, 16, 16);
      case BITS_128 -> new Tiling(width, 8, 12, 12);
      case NONE -> new Tiling(width, 4, 4, 4);
    };
  }

  /// The same without wide panels: the tiles whose `A` is not packed as rows.
  Tiling narrow() {
    return new Tiling(width, rows, columns, columns);
  }

  /// The height of the next tile when `left` rows are to be done. A function of `left` alone, so that packing and computing agree.
  int height(int left) {
    if (width != VectorWidth.BITS_512) {
      return rows;
    }
    if (left == 16 || left == 28) {
      return 8; // 8 + 8 rather than 12 + 4: a tile of 4 rows has too few accumulators to hide the latency of fma
    }
    return left <= 4 ? 4 : left <= 8 ? 8 : 12;
  }

  /// Rows of `A` that are packed at once, for `kc` depths: at most 240, and one MiB, half of a level-2 cache. A multiple of every tile height.
  static int blockRows(int kc) {
    return Math.clamp(BLOCK_FLOATS / kc / 24 * 24, 48, MOST_ROWS);
  }

  /// Whether so little is packed of all `m` rows that they are one block.
  static boolean oneBlock(int m, int kc) {
    return m <= blockRows(kc) || m <= SMALL_ROWS && m * kc <= SMALL_FLOATS;
  }

  /// Columns that are packed at once, for `kc` depths: so few that they stay in a level-2 cache however many rows pass.
  int columnsAtOnce(int kc) {
    return Math.clamp(PANEL_FLOATS / kc / wide * wide, wide, MOST_COLUMNS);
  }

  /// Rows of `A` that pass at once when there are `m`: parts of about equal height, each of whole tiles but the last.
  int rowsAtOnce(int m) {
    int parts = Math.max(1, Math.ceilDiv(m, PASSING_ROWS));
    return Math.ceilDiv(tileRows(m), parts) * rows;
  }

  /// Whether threads share the panels of `columns` rather than `m` rows.
  boolean byPanels(int m, int columns, int kc, int threads) {
    int panels = panels(columns);
    return panels >= MANY_PANELS * threads || oneBlock(m, kc) && (threads == 1 || m < 48 * threads || panels >= 2 * threads);
  }

  /// Depths that are packed at once when there are `k`: pieces of equal length rather than a short last one.
  static int depth(int k) {
    int slabs = (k + DEPTH - 1) / DEPTH;
    return (k + slabs - 1) / slabs;
  }

  /// `columns` rounded up to whole panels.
  int padded(int n) {
    return (n + columns - 1) / columns * columns;
  }

  /// Panels of `n` columns.
  int panels(int n) {
    return Math.ceilDiv(n, columns);
  }

  /// Rows of whole tiles that cover `m` rows.
  int tileRows(int m) {
    return Math.ceilDiv(m, rows);
  }

  /// Computes one tile whose rows of `A` are packed as rows; `cols` is how many columns are to be done, from its first on.
  void computeRows(int height, int cols, int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    if (cols >= 64) {
      wideRows(height, kc, a, ao, b, bo, first, c, co, ldc);
      return;
    }
    boolean half = cols <= 16;
    switch (height) {
      case 12 -> {
        if (half) {
          Rows12x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Rows12x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
      case 8 -> {
        if (half) {
          Rows8x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Rows8x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
      default -> {
        if (half) {
          Rows4x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Rows4x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
    }
  }

  private static void wideRows(int height, int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    switch (height) {
      case 12 -> {
        sixRows(kc, a, ao, b, bo, first, c, co, ldc);
        sixRows(kc, a, ao + 6 * Packing.ROW, b, bo, first, c, co + 6 * ldc, ldc);
      }
      case 8 -> {
        Rows4x64.run(kc, a, ao, b, bo, first, c, co, ldc);
        Rows4x64.run(kc, a, ao + 4 * Packing.ROW, b, bo, first, c, co + 4 * ldc, ldc);
      }
      default -> Rows4x64.run(kc, a, ao, b, bo, first, c, co, ldc);
    }
  }

  private static void sixRows(int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    if (first) {
      Rows6x64.run(kc, a, ao, b, bo, ZEROS, c, co, ldc);
      return;
    }
    float[] sums = Scratch.take(Rows6x64.SUMS + 6 * 64);
    for (int row = 0; row < 6; row++) {
      System.arraycopy(c, co + row * ldc, sums, Rows6x64.SUMS + row * 64, 64);
    }
    Rows6x64.run(kc, a, ao, b, bo, sums, c, co, ldc);
    Scratch.give(sums);
  }

  /// Computes one tile; `cols` is how many columns are to be done, from its first on.
  void compute(int height, int cols, int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    switch (width) {
      case BITS_512 -> compute512(height, cols, kc, a, ao, b, bo, first, c, co, ldc);
      case BITS_256 -> {
        if (cols <= 8) {
          Tile6x8.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Tile6x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
      case BITS_128 -> Tile8x12.run(kc, a, ao, b, bo, first, c, co, ldc);
      case NONE -> Tile4x4.run(kc, a, ao, b, bo, first, c, co, ldc);
    }
  }

  private static void compute512(
      int height, int cols, int kc, float[] a, int ao, float[] b, int bo, boolean first, float[] c, int co, int ldc) {
    boolean half = cols <= 16;
    switch (height) {
      case 12 -> {
        if (half) {
          Tile12x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Tile12x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
      case 8 -> {
        if (half) {
          Tile8x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Tile8x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
      default -> {
        if (half) {
          Tile4x16.run(kc, a, ao, b, bo, first, c, co, ldc);
        } else {
          Tile4x32.run(kc, a, ao, b, bo, first, c, co, ldc);
        }
      }
    }
  }

  /// The width of the panel that begins where `left` columns are to be done, which is not the last of a product unless it is a narrow one.
  int panel(int left) {
    return left >= wide ? wide : columns;
  }

  /// The width of the tile that is computed where `left` columns are to be done: that of the panel, or half of it.
  int tile(int left) {
    boolean halves = width == VectorWidth.BITS_512 || width == VectorWidth.BITS_256;
    return halves && left <= columns / 2 ? columns / 2 : panel(left);
  }

  /// Whether a tile may be written into the product in place: then all it writes is wanted.
  boolean whole(int height, int rowsLeft, int colsLeft) {
    return rowsLeft >= height && colsLeft >= tile(colsLeft);
  }
}
