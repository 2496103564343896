package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;

/// Places of the points of a grid in memory.
public final class Grid {

  private Grid() {}

  /// The places of all points, in row-major order.
  ///
  /// @param dims lengths of the axes
  /// @param strides distance of neighbours along each
  public static int[] places(int[] dims, int[] strides) {
    int[] places = new int[Shape.of(dims).size()];
    int done = places.length == 0 ? 0 : 1;
    for (int axis = dims.length - 1; axis >= 0 && done > 0; axis--) {
      // What is there so far is one block; the next ones are the same, further on.
      for (int i = done; i < done * dims[axis]; i++) {
        places[i] = places[i - done] + strides[axis];
      }
      done *= dims[axis];
    }
    return places;
  }

  /// The entries of `values` at `axes`.
  public static int[] pick(int[] values, Axes axes) {
    int[] picked = new int[axes.count()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[axes.at(i)];
    }
    return picked;
  }

  /// The longest divisor of the number of places such that runs of that many are side by side in both.
  static int run(int[] x, int[] y) {
    int run = 1;
    while (run < x.length && x[run] == x[0] + run && y[run] == y[0] + run) {
      run++;
    }
    while (run > 1 && !runsOf(run, x, y)) {
      run--;
    }
    return x.length == 0 ? 0 : run;
  }

  private static boolean runsOf(int run, int[] x, int[] y) {
    if (x.length % run != 0) {
      return false;
    }
    for (int i = 0; i < x.length; i++) {
      int begin = i - i % run;
      if (x[i] != x[begin] + i - begin || y[i] != y[begin] + i - begin) {
        return false;
      }
    }
    return true;
  }
}
