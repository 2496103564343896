package dev.hokku.lax.linalg;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Norms of vectors along one axis and of matrices along two, as `numpy.linalg.norm`.
final class Norms {

  private Norms() {}

  static Tensor norm(Tensor x, double order, Axes axes, KeepDims keep) {
    Tensor wide = Linalg.floating(x);
    return switch (axes.count()) {
      case 1 -> vector(wide, order, axes.at(0), keep);
      case 2 -> matrix(wide, order, axes.at(0), axes.at(1), keep);
      default -> throw new HokkuException(
          "norm: axes %s of x: %s are neither those of vectors nor of matrices.".formatted(axes, x.aval()), "",
          "Name one axis or two, or flatten x.");
    };
  }

  private static Tensor vector(Tensor x, double order, int axis, KeepDims keep) {
    Axes axes = Axes.of(axis);
    if (order == Double.POSITIVE_INFINITY) {
      return x.abs().max(axes, keep);
    }
    if (order == Double.NEGATIVE_INFINITY) {
      return x.abs().min(axes, keep);
    }
    if (order == 0) {
      return x.ne(0.0).astype(x.dtype()).sum(axes, keep);
    }
    if (order == 1) {
      return x.abs().sum(axes, keep);
    }
    return order == 2 ? Numpy.norm(x, axes, keep) : x.abs().pow(order).sum(axes, keep).pow(1 / order);
  }

  private static Tensor matrix(Tensor x, double order, int rows, int columns, KeepDims keep) {
    boolean largest = order > 0;
    double size = Math.abs(order);
    Axes both = Axes.of(rows, columns);
    Tensor out;
    if (size == 1 || size == Double.POSITIVE_INFINITY) {
      Tensor sums = x.abs().sum(Axes.of(size == 1 ? rows : columns), KeepDims.YES);
      Axes others = Axes.of(size == 1 ? columns : rows);
      out = largest ? sums.max(others, KeepDims.YES) : sums.min(others, KeepDims.YES);
    } else if (size == 2) {
      Tensor values = singularValues(x, rows, columns);
      out = (largest ? values.max(-1) : values.min(-1)).reshape(kept(x, both));
    } else {
      throw new HokkuException(
          "norm: there is no norm %s of matrices.".formatted(order), "", "Matrices have norms 1, -1, 2, -2, inf and -inf, Numpy.norm and Linalg.nuclearNorm.");
    }
    return keep == KeepDims.YES ? out : out.reshape(x.shape().without(both));
  }

  /// The sum of the singular values.
  static Tensor nuclear(Tensor x, Axes axes, KeepDims keep) {
    Tensor wide = Linalg.floating(x);
    Tensor sum = singularValues(wide, axes.at(0), axes.at(1)).sum(-1);
    return sum.reshape(keep == KeepDims.YES ? kept(wide, axes) : wide.shape().without(axes));
  }

  private static Tensor singularValues(Tensor x, int rows, int columns) {
    Tensor behind = x.moveAxis(rows, -1);
    return Linalg.svd(behind.moveAxis(columns > rows ? columns - 1 : columns, -1)).get(1);
  }

  private static Shape kept(Tensor x, Axes axes) {
    return x.shape().with(axes.at(0), 1).with(axes.at(1), 1);
  }
}
