package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.vector.Transpose16;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Copies blocks of the operands into the order in which the tiles read them.
///
/// `A`: where rows are found as rows and vectors have 512 bits, its rows, [#ROW] apart, which only takes copying; else tile rows one after the other, each as
/// `[k][rows]` with the rows of the largest tile. `B`: panels one after the other, each `[k][columns]`. What stands in the place of missing rows and columns is left
/// undefined; tiles compute with it and nobody reads the result.
final class Packing {

  /// Distance of packed rows: room for the most depths and for the surplus of a vector, an odd number of cache lines, so that the rows of a tile do not crowd
  /// the same places of a cache, and one float more: so they do not all come to the end of a line at the same depth.
  static final int ROW = Tiling.DEPTH + 16 + 1;

  private Packing() {}

  /// Whether rows of `a` are packed as rows: copying a stored column turned takes longer, so only for panels that are wide already.
  static boolean asRows(Tiling tiling, Left a, Right b) {
    return tiling.width() == VectorWidth.BITS_512 && (b instanceof Packed || !(a instanceof Matrix matrix && matrix.transposed()));
  }

  /// Packs rows `[row, row + rows)` and depths `[k, k + kc)` of `a` as rows, from `to` on; up to 15 rows behind them are overwritten.
  static void packRows(Left a, int row, int rows, int k, int kc, float[] packed, int to) {
    switch (a) {
      case Matrix matrix when matrix.transposed() -> turnRows(matrix, row, rows, k, kc, packed, to);
      case Matrix matrix -> {
        for (int r = 0; r < rows; r++) {
          System.arraycopy(matrix.data(), matrix.at(row + r, k), packed, to + r * ROW, kc);
        }
      }
      case Patches patches -> {
        for (int r = 0; r < rows; r++) {
          patch(patches, row + r, k, kc, packed, to + r * ROW);
        }
      }
    }
  }

  /// Rows that are stored as columns, 16 depths at a time; where vectors would reach beyond the array, one by one.
  private static void turnRows(Matrix a, int row, int rows, int k, int kc, float[] packed, int to) {
    int blocks = Math.ceilDiv(rows, 16);
    for (int depth = 0; depth < kc; depth += 16) {
      int depths = Math.min(16, kc - depth);
      int from = a.at(row, k + depth);
      if (from + (depths - 1) * a.stride() + 16 * blocks <= a.data().length) {
        Transpose16.columns(a.data(), from, a.stride(), depths, blocks, packed, to + depth, ROW);
      } else {
        for (int r = 0; r < rows; r++) {
          for (int d = 0; d < depths; d++) {
            packed[to + r * ROW + depth + d] = a.data()[from + d * a.stride() + r];
          }
        }
      }
    }
  }

  /// Depths `[k, k + kc)` of one patch: the end of a run, whole runs, the beginning of one.
  private static void patch(Patches a, int row, int k, int kc, float[] packed, int to) {
    int from = a.offset() + a.rows()[row];
    int run = a.run();
    int piece = k / run;
    int done = 0;
    int within = k % run;
    if (within != 0) {
      done = Math.min(run - within, kc);
      System.arraycopy(a.data(), from + a.pieces()[piece] + within, packed, to, done);
      piece++;
    }
    int end = piece + (kc - done) / run;
    if (piece < end && from + a.pieces()[end - 1] + run + 15 <= a.data().length) {
      CopyRuns16.run(a.data(), from, a.pieces(), piece, end, run, packed, to + done);
      done += (end - piece) * run;
      piece = end;
    }
    for (; done < kc; piece++) {
      int count = Math.min(run, kc - done);
      System.arraycopy(a.data(), from + a.pieces()[piece], packed, to + done, count);
      done += count;
    }
  }

  /// Packs depths `[k, k + kc)` of the `rows` of one tile row, from `row` on, to `to`; up to 16 floats behind what it takes are overwritten.
  static void packTile(Tiling tiling, Left a, int row, int rows, int k, int kc, float[] packed, int to) {
    int step = tiling.rows();
    switch (a) {
      case Matrix matrix when matrix.transposed() -> copyRows(tiling.width(), matrix, matrix.at(row, k), rows, step, kc, packed, to);
      case Matrix matrix -> transposeRows(tiling.width(), matrix.data(), matrix.at(row, k), matrix.stride(), rows, kc, packed, to, step);
      case Patches patches -> gather(patches, row, rows, k, kc, packed, to, step);
    }
  }

  /// Packs this part's panels of a slab, whose first is at `to`.
  static void packPart(Tiling tiling, Matrix b, int column, int columns, int depth, int kc, float[] packed, int to, int part, int parts) {
    int from = Parts.begin(columns, part, parts, tiling.wide());
    int end = Parts.begin(columns, part + 1, parts, tiling.wide());
    packB(tiling, b, depth, kc, column + from, end - from, packed, to + from * kc);
  }

  /// Packs depths `[k, k + kc)` and columns `[column, column + columns)` of `b`: wide panels, then narrow ones, of which only the last may be ragged. The panel of
  /// the `p`-th column begins at `to + p * kc`.
  static void packB(Tiling tiling, Matrix b, int k, int kc, int column, int columns, float[] packed, int to) {
    int inWide = columns / tiling.wide() * tiling.wide();
    int rest = columns - inWide;
    if (b.transposed()) {
      turnPanels(tiling, b, k, kc, column, inWide, packed, to, tiling.wide());
      turnPanels(tiling, b, k, kc, column + inWide, rest, packed, to + inWide * kc, tiling.columns());
    } else if (tiling.width() == VectorWidth.BITS_512) {
      if (tiling.wide() == 64) {
        CopyPanels64.run(b.data(), b.at(k, column), b.stride(), kc, inWide / 64, packed, to);
      } else {
        CopyPanels32.run(b.data(), b.at(k, column), b.stride(), kc, inWide / 32, packed, to, 32 * kc);
      }
      for (int done = inWide; done < columns; done += 32) {
        narrowPanel(b, k, kc, column + done, Math.min(32, columns - done), packed, to + done * kc);
      }
    } else {
      copyPanels(b, k, kc, column, columns, packed, to, tiling.columns());
    }
  }

  private static void turnPanels(Tiling tiling, Matrix b, int k, int kc, int column, int columns, float[] packed, int to, int wide) {
    for (int done = 0; done < columns; done += wide) {
      int wanted = Math.min(wide, columns - done);
      for (int part = 0; part < wanted; part += 16) {
        transposeRows(
            tiling.width(), b.data(), b.at(k, column + done + part), b.stride(), Math.min(16, wanted - part), kc, packed, to + done * kc + part, wide);
      }
    }
  }

  /// A narrow panel, in whole vectors: what stands behind the wanted columns is the next row, or behind the last row nothing.
  private static void narrowPanel(Matrix b, int k, int kc, int column, int columns, float[] packed, int to) {
    for (int part = 0; part < columns; part += 16) {
      int from = b.at(k, column + part);
      int readable = b.stride() == 0 ? 0 : Math.clamp(Math.floorDiv(b.data().length - 16 - from, b.stride()) + 1, 0, kc);
      CopyRows16.run(b.data(), from, b.stride(), readable, packed, to + part, 32);
      for (int depth = readable; depth < kc; depth++) {
        System.arraycopy(b.data(), from + depth * b.stride(), packed, to + part + 32 * depth, Math.min(16, columns - part));
      }
    }
  }

  private static void copyPanels(Matrix b, int k, int kc, int column, int columns, float[] packed, int to, int wide) {
    for (int depth = 0; depth < kc; depth++) {
      int from = b.at(k + depth, column);
      for (int done = 0; done < columns; done += wide) {
        System.arraycopy(b.data(), from + done, packed, to + done * kc + depth * wide, Math.min(wide, columns - done));
      }
    }
  }

  /// `packed[k][r] = x[r][k]`: `rows` stored rows become columns, `step` apart.
  private static void transposeRows(
      VectorWidth width, float[] x, int from, int stride, int rows, int kc, float[] packed, int to, int step) {
    int blocks = width == VectorWidth.BITS_512 ? kc / 16 : 0;
    // A ragged last column of B may not spill into the next panel's half, nor past the array.
    if (blocks > 0 && to + (16 * blocks - 1) * step + 16 <= packed.length) {
      Transpose16.columns(x, from, stride, rows, blocks, packed, to, step);
    } else {
      blocks = 0;
    }
    for (int row = 0; row < rows; row++) {
      int source = from + row * stride;
      for (int k = 16 * blocks; k < kc; k++) {
        packed[to + k * step + row] = x[source + k];
      }
    }
  }

  /// Depths `[k, k + kc)` of `rows` patches, run by run. Only for short vectors: with 512 bits patches are packed as rows.
  private static void gather(Patches a, int row, int rows, int k, int kc, float[] packed, int to, int step) {
    for (int depth = k; depth < k + kc; ) {
      int within = depth % a.run();
      int count = Math.min(a.run() - within, k + kc - depth);
      int from = a.offset() + a.pieces()[depth / a.run()] + within;
      int at = to + (depth - k) * step;
      for (int r = 0; r < rows; r++) {
        int source = from + a.rows()[row + r];
        for (int i = 0; i < count; i++) {
          packed[at + i * step + r] = a.data()[source + i];
        }
      }
      depth += count;
    }
  }

  /// `packed[k][r] = x[k][r]`: pieces of stored rows, put close together.
  private static void copyRows(VectorWidth width, Matrix a, int from, int rows, int step, int kc, float[] packed, int to) {
    float[] x = a.data();
    int stride = a.stride();
    int k = 0;
    if (width == VectorWidth.BITS_512 && from + 16 <= x.length) {
      // Sixteen floats are copied for each depth, of which the next depth overwrites the surplus.
      k = stride == 0 ? kc : Math.clamp(Math.floorDiv(x.length - 16 - from, stride) + 1, 0, kc);
      CopyRows16.run(x, from, stride, k, packed, to, step);
    }
    for (; k < kc; k++) {
      System.arraycopy(x, from + k * stride, packed, to + k * step, rows);
    }
  }
}
