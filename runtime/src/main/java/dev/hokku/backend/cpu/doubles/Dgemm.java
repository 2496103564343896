package dev.hokku.backend.cpu.doubles;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.Arrays;

/// `C = A B` of doubles: panels of both are packed from wherever they lie, and multiplied tile by tile.
///
/// Source of the blocking: Goto and van de Geijn 2008, *Anatomy of high-performance matrix multiplication*.
final class Dgemm {

  /// Depths, rows and columns that are packed at once: half a level-2 cache of `A`, a piece of level 3 of `B`.
  private static final int DEPTH = 256;
  private static final int BLOCK_ROWS = 96;
  private static final int BLOCK_COLUMNS = 512;

  private final Tile tile;

  Dgemm(VectorWidth width) {
    this.tile = width == VectorWidth.NONE ? new PlainTile() : new VectorTile();
  }

  /// An operand or the result.
  ///
  /// @param array its elements
  /// @param base index of its first
  /// @param at where the others are
  record Matrix(double[] array, int base, Places at) {}

  /// Fills `c`. Threads share its rows.
  void multiply(WorkerPool pool, Matrix a, Matrix b, Matrix c) {
    int rows = c.at().rows().length;
    pool.run((part, parts) -> {
      int first = Parts.begin(rows, part, parts, Tile.ROWS);
      int end = Parts.begin(rows, part + 1, parts, Tile.ROWS);
      if (first < end) {
        rows(a, b, c, first, end);
      }
    });
  }

  private void rows(Matrix a, Matrix b, Matrix c, int first, int end) {
    int depth = a.at().columns().length;
    int n = c.at().columns().length;
    int most = Math.min(depth, DEPTH);
    double[] left = new double[padded(Math.min(end - first, BLOCK_ROWS), Tile.ROWS) * most];
    double[] right = new double[padded(Math.min(n, BLOCK_COLUMNS), tile.columns()) * most];
    double[] sums = new double[Tile.ROWS * tile.columns()];
    for (int column = 0; column < n; column += BLOCK_COLUMNS) {
      int lastColumn = Math.min(n, column + BLOCK_COLUMNS);
      for (int k = 0; k < depth; k += DEPTH) {
        int lastDepth = Math.min(depth, k + DEPTH);
        pack(b, b.at().columns(), b.at().rows(), column, lastColumn, k, lastDepth, tile.columns(), right);
        for (int row = first; row < end; row += BLOCK_ROWS) {
          int lastRow = Math.min(end, row + BLOCK_ROWS);
          pack(a, a.at().rows(), a.at().columns(), row, lastRow, k, lastDepth, Tile.ROWS, left);
          for (int j = column; j < lastColumn; j += tile.columns()) {
            for (int i = row; i < lastRow; i += Tile.ROWS) {
              int each = lastDepth - k;
              load(c, i, Math.min(lastRow, i + Tile.ROWS), j, Math.min(lastColumn, j + tile.columns()), k == 0, sums);
              tile.run(each, left, (i - row) * each, right, (j - column) * each, sums);
              store(c, i, Math.min(lastRow, i + Tile.ROWS), j, Math.min(lastColumn, j + tile.columns()), sums);
            }
          }
        }
      }
    }
  }

  private static int padded(int length, int multiple) {
    return (length + multiple - 1) / multiple * multiple;
  }

  /// Panels of `width` lines, depth by depth; the last one is filled up with zeros.
  private static void pack(Matrix x, int[] lines, int[] depths, int first, int end, int depth, int lastDepth, int width, double[] packed) {
    int to = 0;
    for (int line = first; line < end; line += width) {
      int count = Math.min(width, end - line);
      for (int k = depth; k < lastDepth; k++) {
        int from = x.base() + depths[k];
        for (int i = 0; i < count; i++) {
          packed[to + i] = x.array()[from + lines[line + i]];
        }
        Arrays.fill(packed, to + count, to + width, 0);
        to += width;
      }
    }
  }

  private void load(Matrix c, int row, int lastRow, int column, int lastColumn, boolean first, double[] sums) {
    Arrays.fill(sums, 0);
    for (int i = row; i < lastRow && !first; i++) {
      for (int j = column; j < lastColumn; j++) {
        sums[(i - row) * tile.columns() + j - column] = c.array()[c.base() + c.at().rows()[i] + c.at().columns()[j]];
      }
    }
  }

  private void store(Matrix c, int row, int lastRow, int column, int lastColumn, double[] sums) {
    for (int i = row; i < lastRow; i++) {
      for (int j = column; j < lastColumn; j++) {
        c.array()[c.base() + c.at().rows()[i] + c.at().columns()[j]] = sums[(i - row) * tile.columns() + j - column];
      }
    }
  }
}
