package dev.hokku.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The lengths of a tensor's axes, in row-major order: `[8,28,28,1]`. A scalar has the shape `[]`.
///
/// A tensor holds fewer than 2^31 elements, so that an element has an `int` index. Only shapes of values
/// that are never computed may be larger (see [#size]).
public final class Shape {

  /// The shape of a scalar, `[]`.
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;

  private Shape(int[] dims) {
    this.dims = dims;
  }

  /// The shape with these axis lengths.
  ///
  /// @throws IllegalArgumentException if a length is negative
  public static Shape of(int... dims) {
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "A shape has no negative lengths, but %s has. Only reshape takes -1.".formatted(Arrays.toString(dims)));
      }
    }
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /// The shape with these axis lengths.
  public static Shape of(List<Integer> dims) {
    return of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The number of axes.
  public int rank() {
    return dims.length;
  }

  /// The length of an axis; negative axes count from the end, `-1` is the last.
  ///
  /// @throws IndexOutOfBoundsException if the axis is not in `[-rank, rank)`
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  /// The length of the last axis.
  public int last() {
    return dim(-1);
  }

  /// The axis in `[0, rank)` that `axis` names; negative axes count from the end.
  ///
  /// @throws IndexOutOfBoundsException if the axis is not in `[-rank, rank)`
  public int axis(int axis) {
    if (axis < -dims.length || axis >= dims.length) {
      throw new IndexOutOfBoundsException(
          "Axis %d is not an axis of %s, which has rank %d. Name axes in [%d, %d)."
              .formatted(axis, this, dims.length, -dims.length, dims.length));
    }
    return axis < 0 ? axis + dims.length : axis;
  }

  /// The number of elements; 1 for a scalar.
  public long count() {
    long count = 1;
    for (int dim : dims) {
      count = Math.multiplyExact(count, (long) dim);
    }
    return count;
  }

  /// The number of elements of a tensor that exists.
  ///
  /// @throws IllegalArgumentException if that is 2^31 or more
  public int size() {
    long count = count();
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s has %d elements; a tensor holds fewer than 2^31. Split it along an axis.".formatted(this, count));
    }
    return (int) count;
  }

  /// A copy of the axis lengths.
  public int[] dims() {
    return dims.clone();
  }

  /// The axis lengths as a list.
  public List<Integer> asList() {
    return Arrays.stream(dims).boxed().toList();
  }

  /// The element distance of each axis in row-major order.
  public int[] strides() {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  /// This shape without `axes`.
  public Shape without(Axes axes) {
    int[] kept = new int[dims.length - axes.count()];
    int next = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      if (!axes.contains(axis)) {
        kept[next++] = dims[axis];
      }
    }
    return new Shape(kept);
  }

  /// This shape with length 1 at `axes`: what a reduction that keeps its axes gives.
  public Shape withOnes(Axes axes) {
    int[] ones = dims.clone();
    for (int axis : axes.toArray()) {
      ones[axis] = 1;
    }
    return new Shape(ones);
  }

  /// This shape with an axis of length `dim` put in at `axis`, which is in `[0, rank]`.
  public Shape insert(int axis, int dim) {
    int[] grown = new int[dims.length + 1];
    System.arraycopy(dims, 0, grown, 0, axis);
    grown[axis] = dim;
    System.arraycopy(dims, axis, grown, axis + 1, dims.length - axis);
    return of(grown);
  }

  /// This shape without one axis, which may be negative.
  public Shape remove(int axis) {
    return without(Axes.of(axis(axis)));
  }

  /// This shape with another length at `axis`, which may be negative.
  public Shape with(int axis, int dim) {
    int[] changed = dims.clone();
    changed[axis(axis)] = dim;
    return of(changed);
  }

  /// This shape with `tail` behind it.
  public Shape concat(Shape tail) {
    int[] joined = Arrays.copyOf(dims, dims.length + tail.dims.length);
    System.arraycopy(tail.dims, 0, joined, dims.length, tail.dims.length);
    return new Shape(joined);
  }

  /// The axes from `from` (inclusive) to `to` (exclusive).
  public Shape range(int from, int to) {
    return new Shape(Arrays.copyOfRange(dims, from, to));
  }

  /// The shape whose axis `i` is this shape's axis `permutation[i]`.
  public Shape permute(Axes permutation) {
    int[] permuted = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      permuted[axis] = dims[permutation.at(axis)];
    }
    return new Shape(permuted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /// `[8,28,28,1]`; `[]` for a scalar.
  @Override
  public String toString() {
    return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
