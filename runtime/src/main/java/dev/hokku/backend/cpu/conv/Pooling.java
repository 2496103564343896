package dev.hokku.backend.cpu.conv;

import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.Window;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.Arrays;
import java.util.Optional;

/// Windows that move over up to three spatial axes of an `f32[N,..,C]`, channels last: the pools of image networks and the gradient of max pooling.
///
/// The inner loops run over channels, element by element, which the JIT turns into vector code; images are shared out to threads. Order of additions:
/// window elements in row-major order, so results are those of the reference kernel but for the width of its sums.
public final class Pooling {

  private final int images;
  private final int channels;
  private final int[] length;
  private final int[] positions;
  private final int[] size;
  private final int[] stride;
  private final int[] low;

  private Pooling(int images, int channels, int[][] axes) {
    this.images = images;
    this.channels = channels;
    this.length = axes[0];
    this.positions = axes[1];
    this.size = axes[2];
    this.stride = axes[3];
    this.low = axes[4];
  }

  /// The plan for a window, or nothing if it moves along the first or last axis, is dilated, or the tensor is of another dtype or rank.
  ///
  /// @param x what the window moves over
  /// @param y one element per position
  public static Optional<Pooling> of(Window window, ShapedArray x, ShapedArray y) {
    int rank = x.rank();
    if (x.dtype() != DType.F32 || rank < 3 || rank > 5 || !still(window, 0) || !still(window, rank - 1)) {
      return Optional.empty();
    }
    int[][] axes = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {0, 0, 0}};
    for (int axis = 1; axis < rank - 1; axis++) {
      if (window.dilation().at(axis) != 1) {
        return Optional.empty();
      }
      int place = axis + 4 - rank;
      axes[0][place] = x.shape().dim(axis);
      axes[1][place] = y.shape().dim(axis);
      axes[2][place] = window.size().dim(axis);
      axes[3][place] = window.strides().at(axis);
      axes[4][place] = window.padding().get(axis).low();
    }
    return Optional.of(new Pooling(x.shape().dim(0), x.shape().last(), axes));
  }

  private static boolean still(Window window, int axis) {
    return window.size().dim(axis) == 1
        && window.strides().at(axis) == 1
        && window.padding().get(axis).low() == 0
        && window.padding().get(axis).high() == 0;
  }

  /// The largest element of each window; NaN if one is.
  public void max(WorkerPool pool, float[] x, int xo, float[] y, int yo) {
    reduce(pool, x, xo, y, yo, Float.NEGATIVE_INFINITY, Pooling::maxInto);
  }

  /// The smallest element of each window; NaN if one is.
  public void min(WorkerPool pool, float[] x, int xo, float[] y, int yo) {
    reduce(pool, x, xo, y, yo, Float.POSITIVE_INFINITY, Pooling::minInto);
  }

  /// The sum of each window.
  public void sum(WorkerPool pool, float[] x, int xo, float[] y, int yo) {
    reduce(pool, x, xo, y, yo, 0f, Pooling::addInto);
  }

  /// Takes the channels of one element into those of a position.
  @FunctionalInterface
  private interface Into {
    void accept(float[] x, int from, float[] y, int to, int count);
  }

  private void reduce(WorkerPool pool, float[] x, int xo, float[] y, int yo, float neutral, Into into) {
    int image = volume(length) * channels;
    int result = volume(positions) * channels;
    pool.run((part, parts) -> {
      for (int n = cut(part, parts); n < cut(part + 1, parts); n++) {
        int from = xo + n * image;
        int to = yo + n * result;
        Arrays.fill(y, to, to + result, neutral);
        for (int p = 0; p < volume(positions); p++) {
          window(p, (position, element) -> into.accept(x, from + element * channels, y, to + position * channels, channels));
        }
      }
    });
  }

  private static void maxInto(float[] x, int from, float[] y, int to, int count) {
    for (int c = 0; c < count; c++) {
      y[to + c] = Math.max(y[to + c], x[from + c]);
    }
  }

  private static void minInto(float[] x, int from, float[] y, int to, int count) {
    for (int c = 0; c < count; c++) {
      y[to + c] = Math.min(y[to + c], x[from + c]);
    }
  }

  private static void addInto(float[] x, int from, float[] y, int to, int count) {
    for (int c = 0; c < count; c++) {
      y[to + c] += x[from + c];
    }
  }

  /// Adds each element of `source` to the place of its window where `x` is largest (or smallest), the first of equals, a NaN before all.
  public void scatterToSelected(
      WorkerPool pool, boolean largest, float[] source, int so, float[] x, int xo, float[] y, int yo) {
    int image = volume(length) * channels;
    int result = volume(positions) * channels;
    pool.run((part, parts) -> {
      // For each channel of one position: the best value so far, and which element it is.
      float[] best = Scratch.take(channels);
      int[] chosen = new int[channels];
      for (int n = cut(part, parts); n < cut(part + 1, parts); n++) {
        int target = yo + n * image;
        Arrays.fill(y, target, target + image, 0f);
        for (int p = 0; p < volume(positions); p++) {
          Arrays.fill(chosen, -1);
          int from = xo + n * image;
          window(p, (position, element) -> choose(largest, x, from, element * channels, best, chosen));
          int value = so + n * result + p * channels;
          for (int c = 0; c < channels; c++) {
            if (chosen[c] >= 0) {
              y[target + chosen[c]] += source[value + c];
            }
          }
        }
      }
      Scratch.give(best);
    });
  }

  private static void choose(boolean largest, float[] x, int image, int element, float[] best, int[] chosen) {
    for (int c = 0; c < chosen.length; c++) {
      float value = x[image + element + c];
      float old = best[c];
      boolean better = largest ? value > old : value < old;
      if (chosen[c] < 0 || better || (Float.isNaN(value) && !Float.isNaN(old))) {
        best[c] = value;
        chosen[c] = element + c;
      }
    }
  }

  /// One element of one window.
  @FunctionalInterface
  private interface Visit {

    /// @param position number of the window's position
    /// @param element number of the input's element
    void at(int position, int element);
  }

  /// Visits the elements of one window that lie in the input, in row-major order.
  private void window(int p, Visit visit) {
    int p2 = p % positions[2];
    int p1 = p / positions[2] % positions[1];
    int p0 = p / positions[2] / positions[1];
    for (int k = 0; k < volume(size); k++) {
      int t2 = p2 * stride[2] - low[2] + k % size[2];
      int t1 = p1 * stride[1] - low[1] + k / size[2] % size[1];
      int t0 = p0 * stride[0] - low[0] + k / size[2] / size[1];
      if (t0 >= 0 && t0 < length[0] && t1 >= 0 && t1 < length[1] && t2 >= 0 && t2 < length[2]) {
        visit.at(p, (t0 * length[1] + t1) * length[2] + t2);
      }
    }
  }

  /// The first image of part `part` of `parts`.
  private int cut(int part, int parts) {
    return (int) ((long) images * part / parts);
  }

  private static int volume(int[] lengths) {
    return lengths[0] * lengths[1] * lengths[2];
  }
}
