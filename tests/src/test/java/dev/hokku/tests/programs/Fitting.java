package dev.hokku.tests.programs;

import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Makes values fit: shapes that go together, numbers that stay small, ranges where a function is defined.
final class Fitting {

  private Fitting() {}

  /// `y` in the shape of `x`; its mean everywhere if it has another one.
  static Tensor like(Tensor x, Tensor y) {
    return y.shape().equals(x.shape()) ? y : y.mean(Axes.range(y.rank()), KeepDims.NO).broadcastTo(x.shape());
  }

  /// Between -1 and 1, smoothly.
  static Tensor bounded(Tensor x) {
    return x.div(x.mul(x).add(1).sqrt());
  }

  /// Between `low` and `high`, smoothly.
  static Tensor between(Tensor x, double low, double high) {
    return bounded(x).mul((high - low) / 2).add((low + high) / 2);
  }

  /// With at least one axis.
  static Tensor vector(Tensor x) {
    return x.rank() == 0 ? x.reshape(1) : x;
  }

  /// `[rows, columns]`, whatever the shape was.
  static Tensor matrix(Tensor x) {
    int columns = x.rank() == 0 ? 1 : x.shape().last();
    return x.reshape(x.shape().size() / columns, columns);
  }

  /// `[n, n]` with entries of `x`.
  static Tensor square(Tensor x, int n) {
    Tensor flat = x.reshape(x.shape().size());
    Tensor enough = Numpy.tile(flat, (n * n + flat.dim(0) - 1) / flat.dim(0));
    return enough.at(Index.range(0, n * n)).get().reshape(n, n);
  }

  /// Not more elements than a test needs: long values are cut off.
  static Tensor small(Tensor x) {
    Tensor result = x;
    while (result.shape().size() > 64) {
      int longest = 0;
      for (int axis = 1; axis < result.rank(); axis++) {
        longest = result.dim(axis) > result.dim(longest) ? axis : longest;
      }
      Shape shape = result.shape();
      result = Lax.sliceInDim(result, 0, (shape.dim(longest) + 1) / 2, longest);
    }
    return result;
  }
}
