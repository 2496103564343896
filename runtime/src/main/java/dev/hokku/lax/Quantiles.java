package dev.hokku.lax;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Order statistics, from the sorted elements of an axis, between neighbours on a straight line; numpy's default method.
final class Quantiles {

  private Quantiles() {}

  /// The quantile `q in [0, 1]` along an axis; NaN where the axis has one.
  static Tensor quantile(Tensor x, double q, int axis, KeepDims keep) {
    if (!(q >= 0 && q <= 1)) {
      throw new HokkuException("quantile: q is %s.".formatted(q), SourceLines.here(), "Give a number in [0, 1].");
    }
    int along = Checks.axisOf("quantile", axis, x);
    Tensor wide = x.astype(Promotion.toFloating(x.dtype()));
    Tensor sorted = Numpy.sort(wide, along);
    int last = x.dim(along) - 1;
    double place = q * last;
    int below = (int) Math.floor(place);
    Tensor low = Lax.sliceInDim(sorted, below, below + 1, along);
    Tensor high = Lax.sliceInDim(sorted, Math.min(last, below + 1), Math.min(last, below + 1) + 1, along);
    Tensor between = low.mul(1 - (place - below)).add(high.mul(place - below));
    Tensor most = Lax.sliceInDim(sorted, last, last + 1, along); // NaN is sorted behind all
    Tensor out = Numpy.where(Numpy.isnan(most), Double.NaN, between);
    Shape shape = x.shape().without(Axes.of(along));
    return keep == KeepDims.YES ? out : out.reshape(shape);
  }
}
