package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The functions that broadcast shapes and promote dtypes, with numpy's names and meanings. Axes may be negative. Source: `jax.numpy`.
///
/// Most of it is also a fluent method of [Tensor]. This class holds what chooses and orders; what it inherits stands in a file per subject, as in JAX:
/// [NumpyCreation], [NumpyUfuncs], [NumpyReductions], [NumpyProducts], [NumpyShapes], [NumpySets].
public final class Numpy extends NumpySets {

  private Numpy() {}

  /// The slices of `x` at integer `positions` along an axis. Negative positions count from the end; outside the axis the result is NaN (or the end of the
  /// range of an integer), as in JAX.
  public static Tensor take(Tensor x, Tensor positions, int axis) {
    return take(x, positions, axis, TakeMode.FILL);
  }

  /// The elements of `x` at `positions` along an axis; other axes broadcast. Positions as in [#take].
  public static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis) {
    return takeAlongAxis(x, positions, axis, TakeMode.FILL);
  }

  /// The elements of `x` at `positions` along an axis: `[..,P..,..]`.
  ///
  /// @param mode what is done with positions outside
  public static Tensor take(Tensor x, Tensor positions, int axis, TakeMode mode) {
    return Taking.take(x, positions, Checks.axisOf("take", axis, x), mode);
  }

  /// The elements of `x` at `positions` along an axis; other axes broadcast.
  ///
  /// @param mode what is done with positions outside
  public static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis, TakeMode mode) {
    return Taking.takeAlongAxis(x, positions, Checks.axisOf("take_along_axis", axis, x), mode);
  }

  /// The elements of `x` at `positions` of all its elements in row-major order.
  public static Tensor take(Tensor x, Tensor positions) {
    return Taking.take(x.flatten(), positions, 0, TakeMode.FILL);
  }

  /// The elements in ascending order along an axis; NaN comes last.
  public static Tensor sort(Tensor x, int axis) {
    return Lax.sort(x, Checks.axisOf("sort", axis, x));
  }

  /// The positions, `s32`, of the elements in ascending order along an axis; equal ones keep their order.
  public static Tensor argsort(Tensor x, int axis) {
    int along = Checks.axisOf("argsort", axis, x);
    return Lax.sort(List.of(x, Lax.iota(x.aval().withDtype(DType.S32), along)), along, 1).get(1);
  }

  /// The positions, `s32`, of the elements in descending order along an axis; equal ones keep their order, and NaN comes first.
  public static Tensor argsortDescending(Tensor x, int axis) {
    int along = Checks.axisOf("argsort", axis, x);
    Axes turned = Axes.of(along);
    Tensor places = Lax.rev(Lax.iota(x.aval().withDtype(DType.S32), along), turned);
    return Lax.rev(Lax.sort(List.of(Lax.rev(x, turned), places), along, 1).get(1), turned);
  }

  /// The `k` largest elements along the last axis, largest first, and their positions.
  public static List<Tensor> topK(Tensor x, int k) {
    return Lax.topK(x, k);
  }

  /// `f32[..,classes]`: 1 at the position that each integer names, 0 elsewhere, and everywhere if it names none.
  public static Tensor oneHot(Tensor labels, int classes) {
    return oneHot(labels, classes, DType.F32);
  }

  /// 1 at the position that each integer names, 0 elsewhere, and everywhere if it names none.
  public static Tensor oneHot(Tensor labels, int classes, DType dtype) {
    return equal(labels.expandDims(-1), arange(labels.dtype().isInteger() ? labels.dtype() : DType.S32, classes)).astype(dtype);
  }

  /// The diagonal of the first two axes, as numpy's: `[N,M,..]` gives `[..,min(N,M)]`. `Linalg.diagonal` takes that of the last two.
  public static Tensor diagonal(Tensor x) {
    return diagonal(Checks.matrices("diagonal", x), 0, 0, 1);
  }

  /// A vector `[N]` as the diagonal of a matrix `[N,N]`, or the diagonal of a matrix.
  public static Tensor diag(Tensor x) {
    return diag(x, 0);
  }

  /// A vector as the `k`-th diagonal above the main one of a square matrix, or that diagonal of a matrix.
  public static Tensor diag(Tensor x, int k) {
    if (x.rank() == 2) {
      return diagonal(x, k, 0, 1);
    }
    if (x.rank() != 1) {
      throw new ShapeError("diag", "x: %s".formatted(x.aval()), "Give a vector or a matrix; diagonal takes more axes.");
    }
    Tensor padded = pad(x, new int[][] {{Math.max(k, 0), Math.max(-k, 0)}}, 0);
    Tensor wide = Batching.spread(padded, 0, padded.dim(0));
    return where(diagonalDistance(wide.shape()).eq((long) k), wide, zerosLike(wide));
  }

  /// The sum of the diagonal of the first two axes, as numpy's. `Linalg.trace` takes that of the last two.
  public static Tensor trace(Tensor x) {
    return diagonal(x).sum(-1);
  }

  /// For each element the choice of the first condition that holds, else `otherwise`. All broadcast.
  public static Tensor select(List<Tensor> conditions, List<Tensor> choices, double otherwise) {
    if (conditions.isEmpty() || conditions.size() != choices.size()) {
      throw new ShapeError("select", "%d conditions for %d choices".formatted(conditions.size(), choices.size()), "Give one of each, and at least one.");
    }
    DType dtype = Promotion.promote(choices);
    Tensor chosen = scalar(dtype, otherwise);
    for (int i = choices.size() - 1; i >= 0; i--) {
      chosen = where(conditions.get(i), choices.get(i).astype(dtype), chosen);
    }
    return chosen;
  }

  /// The values at `x` of the straight lines through the points `(xs, ys)`, whose `xs` ascend; beyond the ends, theirs.
  public static Tensor interp(Tensor x, Tensor xs, Tensor ys) {
    if (xs.rank() != 1 || !xs.shape().equals(ys.shape()) || xs.dim(0) < 1) {
      throw new ShapeError("interp", "xs: %s and ys: %s".formatted(xs.aval(), ys.aval()), "Give two vectors of one length, of at least 1.");
    }
    DType dtype = Promotion.toFloating(Promotion.promote(List.of(x, xs, ys)));
    Tensor at = x.astype(dtype);
    Tensor places = xs.astype(dtype);
    Tensor heights = ys.astype(dtype);
    int last = xs.dim(0) - 1;
    Tensor right = searchsortedRight(places, at).clip(Math.min(1L, last), last);
    Tensor left = right.sub(1L).maximum(0L);
    Tensor start = take(places, left, 0);
    Tensor width = take(places, right, 0).sub(start);
    Tensor low = take(heights, left, 0);
    Tensor flat = width.eq(0.0);
    Tensor share = where(flat, 0.0, at.sub(start).div(where(flat, 1.0, width)));
    Tensor inside = low.add(share.mul(take(heights, right, 0).sub(low)));
    Tensor beyond = where(at.gt(places.at(last).get()), heights.at(last).get(), inside);
    return where(at.lt(places.at(0).get()), heights.at(0).get(), beyond);
  }

  /// The positions, `s32`, that sort by the last key, among equals by the one before it, and so on.
  public static Tensor lexsort(List<Tensor> keys, int axis) {
    int along = Checks.axisOf("lexsort", axis, keys.getFirst());
    List<Tensor> operands = new ArrayList<>(keys.reversed());
    operands.add(Lax.iota(keys.getFirst().aval().withDtype(DType.S32), along));
    return Lax.sort(operands, along, keys.size()).getLast();
  }

  /// The elements of `x` where column less row is `offset`, for two of its axes; they come as the last axis. Numpy's defaults are 0, axis 0 and axis 1.
  public static Tensor diagonal(Tensor x, int offset, int axis1, int axis2) {
    int first = Checks.axisOf("diagonal", axis1, x);
    int second = Checks.axisOf("diagonal", axis2, x);
    Tensor matrices = moveaxis(x, new int[] {first, second}, new int[] {x.rank() - 2, x.rank() - 1});
    int rows = matrices.rank() - 2;
    Tensor below = Lax.sliceInDim(matrices, Math.min(Math.max(-offset, 0), x.dim(first)), x.dim(first), rows);
    Tensor square = Lax.sliceInDim(below, Math.min(Math.max(offset, 0), x.dim(second)), x.dim(second), rows + 1);
    return ofLastAxes(square);
  }

  private static Tensor ofLastAxes(Tensor x) {
    int n = Math.min(x.dim(-1), x.dim(-2));
    int rank = x.rank();
    Tensor square = Lax.sliceInDim(Lax.sliceInDim(x, 0, n, rank - 2), 0, n, rank - 1);
    Tensor same = diagonalDistance(square.shape()).eq(0L);
    return where(same, square, zerosLike(square)).sum(-1);
  }
}
