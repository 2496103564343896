package dev.hokku.lax;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Statistics, norms and running sums along axes. Source: `jax/_src/numpy/reductions.py`.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpyReductions extends NumpyUfuncs permits NumpyProducts {

  NumpyReductions() {}

  /// The biased variance.
  public static Tensor var(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.var(x, axes, keepDims, 0);
  }

  /// The variance with `n - ddof` in place of `n`.
  public static Tensor var(Tensor x, Axes axes, KeepDims keepDims, int ddof) {
    return Statistics.var(x, axes, keepDims, ddof);
  }

  /// The standard deviation, the root of the biased variance.
  public static Tensor std(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.var(x, axes, keepDims, 0).sqrt();
  }

  /// `log(sum(exp(x)))` without overflow.
  public static Tensor logsumexp(Tensor x, int... axes) {
    return Statistics.logsumexp(x, Checks.axesOf("logsumexp", x, axes), KeepDims.NO);
  }

  /// `log(sum(exp(x)))` without overflow.
  public static Tensor logsumexp(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.logsumexp(x, axes, keepDims);
  }

  /// `log(sum(weights exp(x)))` without overflow; where the sum is negative the result is NaN.
  public static Tensor logsumexp(Tensor x, Tensor weights, Axes axes, KeepDims keepDims) {
    return Statistics.logsumexp(x, weights, axes, keepDims);
  }

  /// The median along an axis; of an even number, the mean of the middle two.
  public static Tensor median(Tensor x, int axis) {
    return Quantiles.quantile(x, 0.5, axis, KeepDims.NO);
  }

  /// The number in `[0, 1]` that a share `q` of the elements along an axis lies below, on a straight line between neighbours.
  public static Tensor quantile(Tensor x, double q, int axis, KeepDims keepDims) {
    return Quantiles.quantile(x, q, axis, keepDims);
  }

  /// The weighted mean along an axis; the weights broadcast against `x`.
  public static Tensor average(Tensor x, Tensor weights, int axis) {
    List<Tensor> both = Broadcasting.promotedFloating("average", x, weights);
    return both.get(0).mul(both.get(1)).sum(axis).div(both.get(1).sum(axis));
  }

  /// How many elements are not 0 over the named axes, or over all: `s32`.
  public static Tensor countNonzero(Tensor x, int... axes) {
    return x.astype(DType.BOOL).sum(axes);
  }

  /// The sum without NaNs.
  public static Tensor nansum(Tensor x, int... axes) {
    return where(isnan(x), zerosLike(x), x).sum(axes);
  }

  /// The mean without NaNs.
  public static Tensor nanmean(Tensor x, int... axes) {
    return nansum(x, axes).div(logicalNot(isnan(x)).sum(axes).astype(Promotion.toFloating(x.dtype())));
  }

  /// The Euclidean length over the named axes, or over all.
  public static Tensor norm(Tensor x, int... axes) {
    return Statistics.norm(x, Checks.axesOf("norm", x, axes), KeepDims.NO);
  }

  /// The Euclidean length.
  public static Tensor norm(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.norm(x, axes, keepDims);
  }

  /// Running sums along an axis. Unlike `sum`, and as in JAX, narrow integers stay narrow.
  public static Tensor cumsum(Tensor x, int axis) {
    return Lax.cumsum(x.astype(Promotion.withWhole(x.dtype())), Checks.axisOf("cumsum", axis, x), false);
  }

  /// Running products along an axis.
  public static Tensor cumprod(Tensor x, int axis) {
    return Lax.cumprod(x.astype(Promotion.withWhole(x.dtype())), Checks.axisOf("cumprod", axis, x), false);
  }

  /// The largest element so far along an axis.
  public static Tensor cummax(Tensor x, int axis) {
    return Lax.cummax(x, Checks.axisOf("cummax", axis, x), false);
  }

  /// `log(cumsum(exp(x)))` along an axis, without overflow.
  public static Tensor cumlogsumexp(Tensor x, int axis) {
    return Statistics.cumlogsumexp(x, Checks.axisOf("cumlogsumexp", axis, x));
  }

  /// The differences of neighbours along an axis.
  public static Tensor diff(Tensor x, int axis) {
    int along = Checks.axisOf("diff", axis, x);
    Tensor later = Lax.sliceInDim(x, Math.min(1, x.dim(along)), x.dim(along), along);
    Tensor earlier = Lax.sliceInDim(x, 0, Math.max(0, x.dim(along) - 1), along);
    return x.dtype() == DType.BOOL ? notEqual(later, earlier) : later.sub(earlier);
  }

  /// The smallest element so far along an axis.
  public static Tensor cummin(Tensor x, int axis) {
    return Lax.cummin(x, Checks.axisOf("cummin", axis, x), false);
  }

  /// Whether all pairs of two tensors are close, as [#isclose] tells: a `bool` scalar.
  public static Tensor allclose(Tensor x, Tensor y, double rtol, double atol) {
    return isclose(x, y, rtol, atol).all();
  }

  /// The standard deviation with `n - ddof` in place of `n`.
  public static Tensor std(Tensor x, Axes axes, KeepDims keepDims, int ddof) {
    return Statistics.var(x, axes, keepDims, ddof).sqrt();
  }

  /// The product; the axes may be kept.
  public static Tensor prod(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.prod(x, axes, keepDims);
  }

  /// Whether all elements are true; the axes may be kept.
  public static Tensor all(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.all(x, axes, keepDims);
  }

  /// Whether any element is true; the axes may be kept.
  public static Tensor any(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.any(x, axes, keepDims);
  }

  /// The position, `s32[]`, of the largest of all elements in row-major order; of the first NaN if there is one.
  public static Tensor argmax(Tensor x) {
    return x.flatten().argmax(0);
  }

  /// The position, `s32[]`, of the smallest of all elements in row-major order; of the first NaN if there is one.
  public static Tensor argmin(Tensor x) {
    return x.flatten().argmin(0);
  }

  /// The largest element less the smallest.
  public static Tensor ptp(Tensor x, int... axes) {
    return x.max(axes).sub(x.min(axes));
  }

  /// The product without NaNs.
  public static Tensor nanprod(Tensor x, int... axes) {
    return where(isnan(x), onesLike(x), x).prod(axes);
  }

  /// The largest element that is not NaN; NaN where there is none.
  public static Tensor nanmax(Tensor x, int... axes) {
    return unlessAllNan(x, x.dtype().isFloating() ? where(isnan(x), Double.NEGATIVE_INFINITY, x).max(axes) : x.max(axes), axes);
  }

  /// The smallest element that is not NaN; NaN where there is none.
  public static Tensor nanmin(Tensor x, int... axes) {
    return unlessAllNan(x, x.dtype().isFloating() ? where(isnan(x), Double.POSITIVE_INFINITY, x).min(axes) : x.min(axes), axes);
  }

  private static Tensor unlessAllNan(Tensor x, Tensor reduced, int... axes) {
    return x.dtype().isFloating() ? where(isnan(x).all(axes), Double.NaN, reduced) : reduced;
  }

  /// The biased variance without NaNs.
  public static Tensor nanvar(Tensor x, int... axes) {
    Axes over = Checks.axesOf("nanvar", x, axes);
    Tensor wide = x.astype(Promotion.toFloating(x.dtype()));
    Tensor counted = logicalNot(isnan(wide)).astype(wide.dtype());
    Tensor known = where(isnan(wide), 0.0, wide);
    Tensor mean = known.sum(over, KeepDims.YES).div(counted.sum(over, KeepDims.YES));
    return known.sub(mean).mul(counted).square().sum(axes).div(counted.sum(axes));
  }

  /// The root of [#nanvar].
  public static Tensor nanstd(Tensor x, int... axes) {
    return nanvar(x, axes).sqrt();
  }

  /// The number that `percent` of a hundred of the elements along an axis lie below; see [#quantile].
  public static Tensor percentile(Tensor x, double percent, int axis, KeepDims keepDims) {
    return Quantiles.quantile(x, percent / 100, axis, keepDims);
  }

  /// The covariances `[N,N]` of `N` variables, the rows of `x: [N,M]`, with `M - 1` in place of `M`.
  public static Tensor cov(Tensor x) {
    Tensor wide = x.astype(Promotion.toFloating(x.dtype()));
    Tensor rows = wide.rank() == 1 ? wide.expandDims(0) : wide;
    Tensor centred = rows.sub(rows.mean(Axes.of(1), KeepDims.YES));
    Tensor covariances = centred.matmul(centred.transpose()).div(rows.dim(1) - 1);
    return wide.rank() == 1 ? covariances.squeeze() : covariances;
  }

  /// The correlations `[N,N]` of `N` variables, the rows of `x: [N,M]`.
  public static Tensor corrcoef(Tensor x) {
    Tensor covariances = cov(x);
    if (covariances.rank() == 0) {
      return covariances.div(covariances);
    }
    Tensor deviations = Numpy.diagonal(covariances).sqrt();
    return clip(covariances.div(deviations.expandDims(1)).div(deviations.expandDims(0)), -1.0, 1.0);
  }

  /// `s32[length]`: how often each number below `length` occurs among integers; larger ones are dropped, negative ones count as 0.
  public static Tensor bincount(Tensor x, int length) {
    Tensor places = maximum(Checks.integers(x.flatten()), zerosLike(x.flatten()));
    return zeros(DType.S32, Shape.of(length)).at(Index.index(places)).add(1);
  }

  /// Whether two tensors have one shape and equal elements, a `bool` scalar.
  public static Tensor arrayEqual(Tensor x, Tensor y) {
    return x.shape().equals(y.shape()) ? equal(x, y).all() : scalar(false);
  }

  /// The integral along an axis of samples at distances `dx`, by trapezoids.
  public static Tensor trapezoid(Tensor y, double dx, int axis) {
    int along = Checks.axisOf("trapezoid", axis, y);
    Tensor wide = y.astype(Promotion.toFloating(y.dtype()));
    Tensor later = Lax.sliceInDim(wide, Math.min(1, y.dim(along)), y.dim(along), along);
    Tensor earlier = Lax.sliceInDim(wide, 0, Math.max(0, y.dim(along) - 1), along);
    return later.add(earlier).sum(along).mul(0.5 * dx);
  }
}
