package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.vector.Transpose16;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Copies blocks of the operands into the order in which the tiles read them.
///
/// `A`: tile rows one after the other, each `[k][height]`. `B`: panels one after the other, each `[k][columns]`. What stands in the place
/// of missing rows and columns is left undefined; tiles compute with it and nobody reads the result.
final class Packing {

  private Packing() {}

  /// Packs rows `[row, row + rows)` and depths `[k, k + kc)` of `a` to `to`; up to 16 floats behind the packed block are overwritten.
  static void packA(Tiling tiling, Matrix a, int row, int rows, int k, int kc, float[] packed, int to) {
    int at = to;
    for (int done = 0; done < rows; ) {
      int height = tiling.height(rows - done);
      int wanted = Math.min(height, rows - done);
      if (a.transposed()) {
        copyRows(tiling.width(), a, a.at(row + done, k), wanted, height, kc, packed, at);
      } else {
        transposeRows(tiling.width(), a.data(), a.at(row + done, k), a.stride(), wanted, kc, packed, at, height);
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
      if (whole * wide < columns) {
        copyPanels(b, k, kc, column + whole * wide, columns - whole * wide, packed, to + whole * panelStride, wide, panelStride);
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

  /// `packed[k][r] = x[k][r]`: pieces of stored rows, put close together.
  private static void copyRows(VectorWidth width, Matrix a, int from, int rows, int height, int kc, float[] packed, int to) {
    float[] x = a.data();
    int stride = a.stride();
    int k = 0;
    if (width == VectorWidth.BITS_512) {
      // Sixteen floats are copied for each depth, of which the next depth overwrites the surplus.
      int readable = stride == 0 ? kc : Math.max(0, Math.min(kc, (x.length - 16 - from) / stride + 1));
      CopyRows16.run(x, from, stride, from + 16 <= x.length ? readable : 0, packed, to, height);
      k = from + 16 <= x.length ? readable : 0;
    }
    for (; k < kc; k++) {
      System.arraycopy(x, from + k * stride, packed, to + k * height, rows);
    }
  }
}
