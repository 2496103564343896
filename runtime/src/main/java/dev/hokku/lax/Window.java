package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A box of elements that moves over a tensor, with one entry per axis.
///
/// @param size elements it takes, 1 or more
/// @param strides distance of neighbouring positions, 1 or more
/// @param padding neutral elements at the edges, negative to cut off; interior 0
/// @param dilation distance of neighbouring elements that it takes, 1 or more
public record Window(Shape size, Axes strides, List<Padding> padding, Axes dilation) {

  /// Copies the list, so that it never changes.
  public Window {
    padding = List.copyOf(padding);
  }

  /// Without padding and dilation.
  public static Window of(Shape size, Axes strides) {
    return new Window(size, strides, Collections.nCopies(size.rank(), Padding.NONE), ones(size.rank()));
  }

  /// Padded as TensorFlow's `SAME` does: as many positions as elements, divided by the strides and rounded up.
  public static Window same(Shape of, Shape size, Axes strides) {
    List<Padding> padding = new ArrayList<>();
    for (int axis = 0; axis < of.rank(); axis++) {
      padding.add(same(of.dim(axis), size.dim(axis), strides.at(axis), 1));
    }
    return new Window(size, strides, padding, ones(size.rank()));
  }

  /// The padding of one axis that gives `ceil(length / stride)` positions; an odd element goes behind.
  public static Padding same(int length, int size, int stride, int dilation) {
    int positions = Math.ceilDiv(length, stride);
    int total = Math.max(0, (positions - 1) * stride + (size - 1) * dilation + 1 - length);
    return Padding.edges(total / 2, total - total / 2);
  }

  /// As many ones as there are axes.
  public static Axes ones(int rank) {
    return Axes.of(Collections.nCopies(rank, 1));
  }

  /// How far it reaches along an axis.
  public int extent(int axis) {
    return (size.dim(axis) - 1) * dilation.at(axis) + 1;
  }

  /// The shape of its positions on `x`.
  ///
  /// @throws ShapeError if it does not fit
  Shape positions(String name, ShapedArray x) {
    int rank = x.rank();
    if (size.rank() != rank || strides.count() != rank || padding.size() != rank || dilation.count() != rank) {
      throw new ShapeError(
          name,
          "the window %s has not one entry per axis of x: %s".formatted(this, x),
          "Give size, strides, padding and dilation for all %d axes, 1 or 0 where nothing happens.".formatted(rank));
    }
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      if (size.dim(axis) < 1 || strides.at(axis) < 1 || dilation.at(axis) < 1 || padding.get(axis).interior() != 0) {
        throw new ShapeError(
            name,
            "the window %s is empty or does not move".formatted(this),
            "Sizes, strides and dilations are 1 or more; interior padding is done with Lax.pad.");
      }
      int padded = padding.get(axis).padded(x.shape().dim(axis));
      dims[axis] = padded < extent(axis) ? 0 : (padded - extent(axis)) / strides.at(axis) + 1;
    }
    return Shape.of(dims);
  }

  /// The same window over a tensor with one more axis, along which it is one element.
  Window withAxis(int axis) {
    List<Padding> grown = new ArrayList<>(padding);
    grown.add(axis, Padding.NONE);
    return new Window(size.insert(axis, 1), insert(strides, axis), grown, insert(dilation, axis));
  }

  private static Axes insert(Axes axes, int at) {
    List<Integer> grown = new ArrayList<>(axes.asList());
    grown.add(at, 1);
    return Axes.of(grown);
  }
}
