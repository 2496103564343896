package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Pooling as functions. With `VALID`, where no window fits there is no result: an axis shorter than the window becomes one of length 0.
///
/// Source: `hk.max_pool`, `hk.avg_pool`.
public final class Pooling {

  private Pooling() {}

  /// The largest element of each window of `window` by `window`, channels last.
  public static Tensor maxPool(Tensor x, int window, int strides, PaddingMode padding) {
    return maxPool(x, PoolSize.of(window), PoolSize.of(strides), padding, -1);
  }

  /// The largest element of each window.
  ///
  /// @param channelAxis not pooled where a size is one number; null for none
  public static Tensor maxPool(Tensor x, PoolSize window, PoolSize strides, PaddingMode padding, @Nullable Integer channelAxis) {
    return Lax.reduceWindowMax(x, window(x, window, strides, padding, channelAxis));
  }

  /// The mean of each window of `window` by `window`, channels last.
  public static Tensor avgPool(Tensor x, int window, int strides, PaddingMode padding) {
    return avgPool(x, PoolSize.of(window), PoolSize.of(strides), padding, -1);
  }

  /// The mean of each window, over the elements that are no padding.
  ///
  /// @param channelAxis not pooled where a size is one number; null for none
  public static Tensor avgPool(Tensor x, PoolSize window, PoolSize strides, PaddingMode padding, @Nullable Integer channelAxis) {
    Window over = window(x, window, strides, padding, channelAxis);
    Tensor sums = Lax.reduceWindowSum(x, over);
    if (padding == PaddingMode.VALID) {
      return sums.div(over.size().count());
    }
    // How many elements a window has depends on pooled axes only; the others need not be counted through.
    Shape counted = x.shape();
    for (int axis = 0; axis < x.rank(); axis++) {
      counted = over.size().dim(axis) == 1 ? counted.with(axis, 1) : counted;
    }
    return sums.div(Lax.reduceWindowSum(Lax.ones(x.aval().withShape(counted)), over));
  }

  private static Window window(Tensor x, PoolSize window, PoolSize strides, PaddingMode padding, @Nullable Integer channelAxis) {
    if (padding == PaddingMode.SAME_LOWER) {
      throw new ShapeError("pool", "the padding is SAME_LOWER", "Pooling knows SAME and VALID.");
    }
    Shape size = window.resolve(x.aval(), channelAxis);
    Axes moves = Axes.of(strides.resolve(x.aval(), channelAxis).dims());
    return padding == PaddingMode.VALID ? Window.of(size, moves) : Window.same(x.shape(), size, moves);
  }
}
