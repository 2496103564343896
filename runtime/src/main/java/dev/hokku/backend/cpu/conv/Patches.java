package dev.hokku.backend.cpu.conv;

import java.util.Arrays;

/// Copies patches of an input into the rows of a matrix (*im2col*).
final class Patches {

  /// Runs shorter than this are copied element by element: a call of `arraycopy` would cost more.
  private static final int SHORT_RUN = 24;

  private Patches() {}

  /// Fills rows `from` to `to` of the matrix; row `from` goes to `at`.
  static void fill(PatchGeometry g, float[] x, int xo, int from, int to, float[] out, int at) {
    int width = g.columns();
    int perOuter = g.d0().rows() * g.d1().rows() * g.d2().rows();
    int imageSize = g.d0().length() * g.d1().length() * g.d2().length() * g.channels();
    for (int row = from; row < to; row++) {
      int position = row % perOuter;
      int i2 = position % g.d2().rows();
      int i1 = position / g.d2().rows() % g.d1().rows();
      int i0 = position / g.d2().rows() / g.d1().rows();
      fillRow(g, x, xo + row / perOuter * imageSize, i0, i1, i2, out, at + (row - from) * width);
    }
  }

  private static void fillRow(PatchGeometry g, float[] x, int image, int i0, int i1, int i2, float[] out, int at) {
    int lineWidth = g.d2().columns() * g.channels();
    int lineSize = g.d2().length() * g.channels();
    boolean runs = g.d2().jStep() == 1 && g.d2().dilation() == 1;
    int target = at;
    for (int j0 = 0; j0 < g.d0().columns(); j0++) {
      int t0 = g.d0().at(i0, j0);
      for (int j1 = 0; j1 < g.d1().columns(); j1++) {
        int t1 = t0 < 0 ? -1 : g.d1().at(i1, j1);
        if (t1 < 0) {
          Arrays.fill(out, target, target + lineWidth, 0f);
        } else {
          int line = image + (t0 * g.d1().length() + t1) * lineSize;
          if (runs) {
            run(g, x, line, i2, out, target);
          } else {
            scattered(g, x, line, i2, out, target);
          }
        }
        target += lineWidth;
      }
    }
  }

  /// A line of the window whose elements are neighbours in the input: zeros, one copy, zeros.
  private static void run(PatchGeometry g, float[] x, int line, int i2, float[] out, int at) {
    int channels = g.channels();
    int start = i2 * g.d2().iStep() - g.d2().low();
    int first = Math.min(Math.max(0, -start), g.d2().columns());
    int last = Math.max(first, Math.min(g.d2().columns(), g.d2().length() - start));
    Arrays.fill(out, at, at + first * channels, 0f);
    copy(x, line + (start + first) * channels, out, at + first * channels, (last - first) * channels);
    Arrays.fill(out, at + last * channels, at + g.d2().columns() * channels, 0f);
  }

  /// A line of the window whose elements lie apart.
  private static void scattered(PatchGeometry g, float[] x, int line, int i2, float[] out, int at) {
    int channels = g.channels();
    int target = at;
    for (int j2 = 0; j2 < g.d2().columns(); j2++) {
      int t2 = g.d2().at(i2, j2);
      if (t2 < 0) {
        Arrays.fill(out, target, target + channels, 0f);
      } else {
        copy(x, line + t2 * channels, out, target, channels);
      }
      target += channels;
    }
  }

  private static void copy(float[] x, int from, float[] out, int to, int count) {
    if (count >= SHORT_RUN) {
      System.arraycopy(x, from, out, to, count);
    } else {
      for (int i = 0; i < count; i++) {
        out[to + i] = x[from + i];
      }
    }
  }
}
