package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.vector.Transpose16;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Copies blocks of the operands into the order in which the tiles read them.
///
/// `A`: tile rows one after the other, each `[k][height]`; or, where rows are found as rows and vectors have 512 bits, each `[height][k]` with rows
/// [#ROW] apart, which only takes copying. `B`: panels one after the other, each `[k][columns]`. What stands in the place of missing rows and columns
/// is left undefined; tiles compute with it and nobody reads the result.
final class Packing {

  /// Distance of packed rows: room for the most depths and for the surplus of a vector, an odd number of cache lines, so that the rows of a tile do not crowd
  /// the same places of a cache, and one float more: so they do not all come to the end of a line at the same depth.
  static final int ROW = Tiling.DEPTH + 16 + 1;

  private Packing() {}

  /// Whether rows of `a` are packed as rows.
  static boolean asRows(Tiling tiling, Left a) {
    return tiling.width() == VectorWidth.BITS_512 && !(a instanceof Matrix matrix && matrix.transposed());
  }

  /// Packs rows `[row, row + rows)` and depths `[k, k + kc)` of `a` as rows, from `to` on.
  static void packRows(Left a, int row, int rows, int k, int kc, float[] packed, int to) {
    for (int r = 0; r < rows; r++) {
      switch (a) {
        case Matrix matrix -> System.arraycopy(matrix.data(), matrix.at(row + r, k), packed, to + r * ROW, kc);
        case Patches patches -> patch(patches, row + r, k, kc, packed, to + r * ROW);
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

  /// Packs rows `[row, row + rows)` and depths `[k, k + kc)` of `a` to `to`; up to 16 floats behind the packed block are overwritten.
  static void packA(Tiling tiling, Left a, int row, int rows, int k, int kc, float[] packed, int to) {
    int at = to;
    for (int done = 0; done < rows; ) {
      int height = tiling.height(rows - done);
      int wanted = Math.min(height, rows - done);
      switch (a) {
        case Matrix matrix when matrix.transposed() -> copyRows(tiling.width(), matrix, matrix.at(row + done, k), wanted, height, kc, packed, at);
        case Matrix matrix -> transposeRows(
            tiling.width(), matrix.data(), matrix.at(row + done, k), matrix.stride(), wanted, kc, packed, at, height);
        case Patches patches -> gather(patches, row + done, wanted, k, kc, packed, at, height);
      }
      at += height * kc;
      done += height;
    }
  }

  /// Packs depths `[k, k + kc)` and columns `[column, column + columns)` of `b`, of which only the last panel may be ragged.
  /// Panel `p` begins at `to + p * panelStride`.
  static void packB(Tiling tiling, Matrix b, int k, int kc, int column, int columns, float[] packed, int to, int panelStride) {
    int wide = tiling.columns();
    if (b.transposed()) {
      for (int done = 0, at = to; done < columns; done += wide, at += panelStride) {
        int wanted = Math.min(wide, columns - done);
        for (int part = 0; part < wanted; part += 16) {
          transposeRows(
              tiling.width(), b.data(), b.at(k, column + done + part), b.stride(), Math.min(16, wanted - part), kc, packed, at + part, wide);
        }
      }
    } else {
      int whole = tiling.width() == VectorWidth.BITS_512 ? columns / wide : 0;
      if (whole > 0) {
        CopyPanels32.run(b.data(), b.at(k, column), b.stride(), kc, whole, packed, to, panelStride);
      }
      if (tiling.width() == VectorWidth.BITS_512 && whole * wide < columns) {
        raggedPanel(b, k, kc, column + whole * wide, columns - whole * wide, packed, to + whole * panelStride);
      } else if (whole * wide < columns) {
        copyPanels(b, k, kc, column + whole * wide, columns - whole * wide, packed, to + whole * panelStride, wide, panelStride);
      }
    }
  }

  /// The last panel, in whole vectors: what stands behind the wanted columns is the next row, or behind the last row nothing.
  private static void raggedPanel(Matrix b, int k, int kc, int column, int columns, float[] packed, int to) {
    for (int part = 0; part < columns; part += 16) {
      int from = b.at(k, column + part);
      int readable = b.stride() == 0 ? 0 : Math.clamp(Math.floorDiv(b.data().length - 16 - from, b.stride()) + 1, 0, kc);
      CopyRows16.run(b.data(), from, b.stride(), readable, packed, to + part, 32);
      for (int depth = readable; depth < kc; depth++) {
        System.arraycopy(b.data(), from + depth * b.stride(), packed, to + part + 32 * depth, Math.min(16, columns - part));
      }
    }
  }

  private static void copyPanels(Matrix b, int k, int kc, int column, int columns, float[] packed, int to, int wide, int panelStride) {
    for (int depth = 0; depth < kc; depth++) {
      int from = b.at(k + depth, column);
      for (int done = 0, at = to + depth * wide; done < columns; done += wide, at += panelStride) {
        System.arraycopy(b.data(), from + done, packed, at, Math.min(wide, columns - done));
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
  private static void copyRows(VectorWidth width, Matrix a, int from, int rows, int height, int kc, float[] packed, int to) {
    float[] x = a.data();
    int stride = a.stride();
    int k = 0;
    if (width == VectorWidth.BITS_512) {
      // Sixteen floats are copied for each depth, of which the next depth overwrites the surplus.
      int readable = stride == 0 ? kc : Math.clamp(Math.floorDiv(x.length - 16 - from, stride) + 1, 0, kc);
      CopyRows16.run(x, from, stride, from + 16 <= x.length ? readable : 0, packed, to, height);
      k = from + 16 <= x.length ? readable : 0;
    }
    for (; k < kc; k++) {
      System.arraycopy(x, from + k * stride, packed, to + k * height, rows);
    }
  }
}
