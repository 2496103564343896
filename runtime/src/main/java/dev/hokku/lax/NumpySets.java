package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.core.Traced;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Searching, counting and sets. Source: `jax/_src/numpy/setops.py`, `jax.numpy.searchsorted`, `jax.numpy.histogram`.
///
/// How many elements some of these find depends on the values. A graph has fixed shapes: those functions have a form with a `size`, for use within transforms.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpySets extends NumpyShapes permits Numpy {

  NumpySets() {}

  /// What [#uniqueAll] finds: one entry per distinct value, in ascending order; NaN comes last and counts as one value.
  ///
  /// @param values the distinct values, `[size]`
  /// @param indices where each stands first among the elements in row-major order, `s32[size]`
  /// @param inverseIndices for each element which entry is its value, `s32` of the shape of the elements
  /// @param counts how often each value occurs, `s32[size]`
  public record UniqueAll(Tensor values, Tensor indices, Tensor inverseIndices, Tensor counts) {}

  /// What [#histogram] counts.
  ///
  /// @param counts how many elements each bin has, or their weights' sum, `f32[bins]`
  /// @param edges where the bins begin, and the end of the last, `f32[bins+1]`
  public record Histogram(Tensor counts, Tensor edges) {}

  /// Where a value would keep a sorted vector `f32[N]` in order: `s32` in `[0, N]`, before equal elements. NaN is above all numbers.
  public static Tensor searchsorted(Tensor sorted, Tensor values) {
    return search("searchsorted", sorted, values, false);
  }

  /// Where a value would keep a sorted vector in order, behind equal elements: numpy's `side="right"`.
  public static Tensor searchsortedRight(Tensor sorted, Tensor values) {
    return search("searchsorted", sorted, values, true);
  }

  /// For each value the number of the bin it is in: `i` where `bins[i-1] <= x < bins[i]`, for bins in ascending order.
  public static Tensor digitize(Tensor x, Tensor bins) {
    return search("digitize", bins, x, true);
  }

  /// How many elements are below (or at) each value: one bit of the answer per step, the highest first.
  private static Tensor search(String name, Tensor sorted, Tensor values, boolean behindEqual) {
    if (sorted.rank() != 1) {
      throw new ShapeError(name, "the sorted elements are %s".formatted(sorted.aval()), "Give a vector.");
    }
    DType dtype = Promotion.promote(List.of(sorted, values));
    Tensor elements = sorted.astype(dtype);
    Tensor asked = values.astype(dtype);
    int length = sorted.dim(0);
    Tensor below = zeros(DType.S32, values.shape());
    for (int bit = Integer.highestOneBit(length); bit > 0; bit /= 2) {
      Tensor more = below.add((long) bit);
      Tensor element = Taking.take(elements, more.sub(1L), 0, TakeMode.CLIP);
      Tensor passes = behindEqual ? logicalNot(precedes(asked, element)) : precedes(element, asked);
      below = where(logicalAnd(lessEqual(more, scalar(length)), passes), more, below);
    }
    return below;
  }

  /// `x < y`, where NaN is above all numbers and equal to itself.
  private static Tensor precedes(Tensor x, Tensor y) {
    Tensor less = less(x, y);
    return x.dtype().isFloating() ? logicalOr(less, logicalAnd(isnan(y), logicalNot(isnan(x)))) : less;
  }

  /// Whether each element of `x` is among the elements of `y`.
  public static Tensor isin(Tensor x, Tensor y) {
    return equal(x.expandDims(-1), y.flatten()).any(-1);
  }

  /// The positions of the first `size` elements that are not 0, one `s32[size]` per axis; where there are fewer, the rest are `fill`.
  public static List<Tensor> nonzero(Tensor x, int size, int fill) {
    Tensor flat = x.flatten().astype(DType.BOOL);
    Tensor order = Lax.sort(List.of(logicalNot(flat), arange(flat.dim(0))), 0, 1).get(1);
    int known = Math.min(size, flat.dim(0));
    Tensor places = pad(Lax.sliceInDim(order, 0, known, 0), new int[][] {{0, size - known}}, 0);
    Tensor found = less(arange(size), flat.astype(DType.S32).sum());
    List<Tensor> positions = unravelIndex(places, x.shape());
    return positions.stream().map(position -> where(found, position, fill)).toList();
  }

  /// The positions of the elements that are not 0, one `s32[n]` per axis.
  ///
  /// @throws ShapeError if `x` is traced: how many there are is not known then
  public static List<Tensor> nonzero(Tensor x) {
    return nonzero(x, (int) known("nonzero", x).astype(DType.BOOL).sum().item(), 0);
  }

  /// The positions of the first `size` elements that are not 0, a row each: `s32[size,rank]`; further rows are `fill`.
  public static Tensor argwhere(Tensor x, int size, int fill) {
    return x.rank() == 0 ? zeros(DType.S32, Shape.of(size, 0)) : stack(nonzero(x, size, fill), 1);
  }

  /// The positions in row-major order of the first `size` elements that are not 0, `s32[size]`; where there are fewer, the rest are `fill`.
  public static Tensor flatnonzero(Tensor x, int size, int fill) {
    return nonzero(x.flatten(), size, fill).getFirst();
  }

  /// Positions in row-major order as positions along each axis of `shape`.
  public static List<Tensor> unravelIndex(Tensor positions, Shape shape) {
    List<Tensor> places = new ArrayList<>();
    Tensor rest = positions;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      Tensor length = Lax.fullLike(rest, Math.max(1, shape.dim(axis)));
      places.addFirst(remainder(rest, length));
      rest = floorDivide(rest, length);
    }
    return List.copyOf(places);
  }

  /// Positions along each axis of `shape` as positions in row-major order.
  public static Tensor ravelMultiIndex(List<Tensor> positions, Shape shape) {
    Tensor flat = scalar(0);
    for (int axis = 0; axis < shape.rank(); axis++) {
      flat = flat.mul((long) shape.dim(axis)).add(positions.get(axis));
    }
    return flat;
  }

  /// The distinct values in ascending order, `[n]`.
  ///
  /// @throws ShapeError if `x` is traced: how many there are is not known then
  public static Tensor unique(Tensor x) {
    return uniqueAll(x).values();
  }

  /// The `size` smallest distinct values in ascending order; where there are fewer, the smallest is repeated.
  public static Tensor unique(Tensor x, int size) {
    return uniqueAll(x, size).values();
  }

  /// The distinct values, where they are, and how often.
  ///
  /// {@snippet :
  /// Numpy.UniqueAll found = Numpy.uniqueAll(Numpy.array(3, 1, 3));
  /// assert found.values().toString().equals("[1 3] s32[2]") && found.counts().toString().equals("[1 2] s32[2]");
  /// }
  ///
  /// @throws ShapeError if `x` is traced: how many there are is not known then
  public static UniqueAll uniqueAll(Tensor x) {
    List<Tensor> sorted = sorted(known("unique", x));
    return found(x, sorted, (int) beginsRun(sorted.get(0)).sum().item());
  }

  /// The `size` smallest distinct values, where they are, and how often. Where there are fewer, the rest repeat the smallest with a count of 0; elements of
  /// values that found no room have inverse indices from `size` on.
  public static UniqueAll uniqueAll(Tensor x, int size) {
    return found(x, sorted(x), size);
  }

  /// The elements in ascending order, and where each stands.
  private static List<Tensor> sorted(Tensor x) {
    return Lax.sort(List.of(x.flatten(), arange(x.shape().size())), 0, 1);
  }

  private static UniqueAll found(Tensor x, List<Tensor> both, int size) {
    int length = x.shape().size();
    if (length == 0) {
      Tensor none = zeros(DType.S32, Shape.of(size));
      return new UniqueAll(zeros(x.dtype(), Shape.of(size)), none, zeros(DType.S32, x.shape()), none);
    }
    Tensor sorted = both.get(0);
    Tensor order = both.get(1);
    Tensor begins = beginsRun(sorted);
    Tensor run = cumsum(begins.astype(DType.S32), 0).sub(1L);
    Tensor first = flatnonzero(begins, size, 0);
    Tensor inverse = zeros(DType.S32, Shape.of(length)).at(Index.index(order)).set(run);
    return new UniqueAll(
        Taking.take(sorted, first, 0, TakeMode.CLIP), Taking.take(order, first, 0, TakeMode.CLIP), inverse.reshape(x.shape()), bincount(run, size));
  }

  /// Whether each element of a sorted vector differs from the one before it.
  private static Tensor beginsRun(Tensor sorted) {
    int length = sorted.dim(0);
    if (length < 2) {
      return ones(DType.BOOL, sorted.shape());
    }
    Tensor before = Lax.sliceInDim(sorted, 0, length - 1, 0);
    return concatenate(List.of(ones(DType.BOOL, Shape.of(1)), precedes(before, Lax.sliceInDim(sorted, 1, length, 0))), 0);
  }

  /// The distinct values that are in `x`, in `y` or in both, in ascending order.
  ///
  /// @throws ShapeError if one is traced: how many there are is not known then
  public static Tensor union1d(Tensor x, Tensor y) {
    return unique(concatenate(List.of(x.flatten(), y.flatten()), 0));
  }

  /// Counts elements in `bins` bins of one width from the smallest element to the largest.
  public static Histogram histogram(Tensor x, int bins) {
    return histogram(x, bins, x.min(), x.max(), scalar(1f));
  }

  /// Counts elements in `bins` bins of one width from `low` to `high`; elements outside, and NaN, are not counted.
  ///
  /// {@snippet :
  /// Numpy.Histogram seen = Numpy.histogram(Numpy.array(1f, 2f, 2.5f, 9f), 3, 1, 4);
  /// assert seen.counts().toString().equals("[1. 2. 0.] f32[3]") && seen.edges().toString().equals("[1. 2. 3. 4.] f32[4]");
  /// }
  public static Histogram histogram(Tensor x, int bins, double low, double high) {
    return histogram(x, bins, scalar((float) low), scalar((float) high), scalar(1f));
  }

  /// Adds up the weights of the elements in `bins` bins of one width from `low` to `high`, scalars; the last bin includes its end. If they are equal, the
  /// bins span 1 around them.
  ///
  /// @param weights broadcast against `x`
  public static Histogram histogram(Tensor x, int bins, Tensor low, Tensor high, Tensor weights) {
    if (bins < 1) {
      throw new IllegalArgumentException("histogram: %d bins. Give at least one.".formatted(bins));
    }
    DType dtype = Promotion.toFloating(Promotion.promote(List.of(x, low, high)));
    Tensor at = x.flatten().astype(dtype);
    Tensor start = low.astype(dtype);
    Tensor end = high.astype(dtype);
    Tensor point = equal(start, end);
    Tensor share = arange(dtype, bins + 1).div(bins);
    Tensor edges = where(point, start.sub(0.5), start).mul(share.neg().add(1)).add(where(point, end.add(0.5), end).mul(share));
    Tensor last = edges.at(bins).get();
    Tensor bin = where(equal(at, last), (long) bins, searchsortedRight(edges, at));
    Tensor each = weights.astype(Promotion.toFloating(weights.dtype())).broadcastTo(x.shape()).flatten();
    Tensor sums = zeros(each.dtype(), Shape.of(bins + 1)).at(Index.index(bin)).add(each);
    return new Histogram(Lax.sliceInDim(sums, 1, bins + 1, 0), edges);
  }

  private static Tensor known(String name, Tensor x) {
    if (x instanceof Traced) {
      throw new ShapeError(
          name, "x: %s is traced, so how many elements it has to find is not known".formatted(x.aval()), "Give the size that the result is to have.");
    }
    return x;
  }
}
