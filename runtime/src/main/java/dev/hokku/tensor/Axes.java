package dev.hokku.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A list of axes, none negative: the axes of a reduction, a permutation, strides, padding amounts. Equal by content.
public final class Axes {

  /// No axes.
  public static final Axes NONE = new Axes(new int[0]);

  private final int[] axes;

  private Axes(int[] axes) {
    this.axes = axes;
  }

  /// These axes, in this order.
  public static Axes of(int... axes) {
    return axes.length == 0 ? NONE : new Axes(axes.clone());
  }

  /// These axes, in this order.
  public static Axes of(List<Integer> axes) {
    return of(axes.stream().mapToInt(Integer::intValue).toArray());
  }

  /// `0, 1, …, count - 1`.
  public static Axes range(int count) {
    return range(0, count);
  }

  /// `from, …, to - 1`.
  public static Axes range(int from, int to) {
    return of(IntStream.range(from, to).toArray());
  }

  /// All axes of a tensor of rank `rank` but `axis`, which may be negative.
  public static Axes allBut(int axis, int rank) {
    int kept = axis < 0 ? axis + rank : axis;
    return of(IntStream.range(0, rank).filter(a -> a != kept).toArray());
  }

  /// The axes of `shape` that `axes` name; negative ones count from the end, none means all. Sorted, checked, without doubles.
  ///
  /// @throws IllegalArgumentException if an axis is named twice
  /// @throws IndexOutOfBoundsException if one is not in `[-rank, rank)`
  public static Axes in(Shape shape, int... axes) {
    if (axes.length == 0) {
      return range(shape.rank());
    }
    int[] resolved = Arrays.stream(axes).map(shape::axis).sorted().toArray();
    for (int i = 1; i < resolved.length; i++) {
      if (resolved[i] == resolved[i - 1]) {
        throw new IllegalArgumentException(
            "Axis %d of %s is named twice in %s. Name it once.".formatted(resolved[i], shape, Arrays.toString(axes)));
      }
    }
    return new Axes(resolved);
  }

  /// How many there are.
  public int count() {
    return axes.length;
  }

  /// The axis at place `index`.
  public int at(int index) {
    return axes[index];
  }

  /// Whether `axis` is among them.
  public boolean contains(int axis) {
    return indexOf(axis) >= 0;
  }

  /// The place of `axis`, or -1.
  public int indexOf(int axis) {
    for (int i = 0; i < axes.length; i++) {
      if (axes[i] == axis) {
        return i;
      }
    }
    return -1;
  }

  /// Whether each is in `[0, rank)` and none is named twice.
  public boolean within(int rank) {
    for (int i = 0; i < axes.length; i++) {
      if (axes[i] < 0 || axes[i] >= rank || indexOf(axes[i]) != i) {
        return false;
      }
    }
    return true;
  }

  /// Whether they are a permutation of `0 … rank - 1`.
  public boolean permutes(int rank) {
    return axes.length == rank && within(rank);
  }

  /// The permutation that undoes this one.
  public Axes inverse() {
    int[] inverse = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      inverse[axes[i]] = i;
    }
    return new Axes(inverse);
  }

  /// These axes when a new axis is put in at `axis`: those at or behind it move right.
  public Axes shiftedFrom(int axis) {
    return new Axes(Arrays.stream(axes).map(a -> a >= axis ? a + 1 : a).toArray());
  }

  /// How many of them lie before `axis`.
  public int countBefore(int axis) {
    return (int) Arrays.stream(axes).filter(a -> a < axis).count();
  }

  /// These axes with one more in front.
  public Axes prepend(int axis) {
    int[] grown = new int[axes.length + 1];
    grown[0] = axis;
    System.arraycopy(axes, 0, grown, 1, axes.length);
    return new Axes(grown);
  }

  /// The axes of a tensor of rank `rank` that are not among these, in ascending order.
  public Axes complement(int rank) {
    return of(IntStream.range(0, rank).filter(a -> !contains(a)).toArray());
  }

  /// A copy as a list.
  public List<Integer> asList() {
    return Arrays.stream(axes).boxed().toList();
  }

  /// A copy as an array.
  public int[] toArray() {
    return axes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Axes that && Arrays.equals(axes, that.axes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes);
  }

  /// `{0,2}`.
  @Override
  public String toString() {
    return Arrays.stream(axes).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
