package dev.hokku.lax;

import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.rev;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/// The part of a tensor that positions and ranges known beforehand choose: a strided box, with some axes reversed, some left out
/// and some put in.
///
/// @param start first element of the box, for each axis
/// @param counts how many elements it has, for each axis
/// @param steps their distance, 1 or more
/// @param reversed axes that are walked backwards
/// @param shape of what is seen: axes chosen by a position leave, new axes come in
record StaticView(Axes start, Shape counts, Axes steps, Axes reversed, Shape shape) {

  /// The view that `places` give of a tensor.
  ///
  /// @param places one per axis, and new axes between them; no positions by tensors
  static StaticView of(ShapedArray x, List<Index> places) {
    int[] start = new int[x.rank()];
    int[] counts = x.shape().dims();
    int[] steps = new int[x.rank()];
    Arrays.fill(steps, 1);
    List<Integer> reversed = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    int axis = 0;
    for (Index place : places) {
      switch (place) {
        case Index.NewAxis _ -> shape.add(1);
        case Index.Position(int position) -> {
          start[axis] = inside(x, axis, position);
          counts[axis++] = 1;
        }
        case Index.Range range -> {
          int length = x.shape().dim(axis);
          int count = count(range, length);
          int first = first(range, length);
          if (range.step() < 0) {
            reversed.add(axis);
            first += (count - 1) * range.step(); // the box is walked upwards, then reversed
          }
          start[axis] = count == 0 ? 0 : first;
          steps[axis] = Math.abs(range.step());
          counts[axis++] = count;
          shape.add(count);
        }
        case Index.All _ -> shape.add(x.shape().dim(axis++));
        case Index.Ellipsis _, Index.Positions _ -> throw new AssertionError("%s is no static place.".formatted(place));
      }
    }
    return new StaticView(Axes.of(start), Shape.of(counts), Axes.of(steps), Axes.of(reversed), Shape.of(shape));
  }

  private static int inside(ShapedArray x, int axis, int position) {
    int length = x.shape().dim(axis);
    if (position < -length || position >= length) {
      throw new ShapeError(
          "at", "position %d is not on axis %d of x: %s"
              .formatted(position, axis, x), "Name a position in [%d, %d).".formatted(-length, length));
    }
    return position < 0 ? position + length : position;
  }

  /// Where a range begins, after numpy's clamping.
  private static int first(Index.Range range, int length) {
    int low = range.step() > 0 ? 0 : -1;
    int high = range.step() > 0 ? length : length - 1;
    return clamp(range.start(), length, low, high);
  }

  private static int count(Index.Range range, int length) {
    if (range.step() == 0) {
      throw new ShapeError("at", "the range %s has step 0".formatted(range), "Steps are positive or negative.");
    }
    int first = first(range, length);
    if (range.step() > 0) {
      int last = clamp(range.stop(), length, 0, length);
      return Math.max(0, Math.ceilDiv(last - first, range.step()));
    }
    // Backwards "to the end" means through element 0.
    int last = range.stop() == Integer.MAX_VALUE ? -1 : clamp(range.stop(), length, -1, length - 1);
    return Math.max(0, Math.ceilDiv(first - last, -range.step()));
  }

  private static int clamp(int position, int length, int low, int high) {
    int counted = position < 0 ? position + length : position;
    return Math.max(low, Math.min(high, counted));
  }

  /// Whether the whole tensor is seen as it is.
  boolean isWhole(Shape of) {
    return shape.equals(of) && counts.equals(of) && reversed.count() == 0;
  }

  /// What is seen of `x`.
  Tensor read(Tensor x) {
    int[] limit = new int[x.rank()];
    for (int axis = 0; axis < limit.length; axis++) {
      limit[axis] = counts.dim(axis) == 0 ? start.at(axis) : start.at(axis) + (counts.dim(axis) - 1) * steps.at(axis) + 1;
    }
    return reshape(rev(Lax.slice(x, start, Axes.of(limit), steps), reversed), shape);
  }

  /// A copy of `x` with `values`, which has the shape that is seen, in its place.
  Tensor set(Tensor x, Tensor values) {
    Tensor box = box(values);
    boolean dense = Arrays.stream(steps.toArray()).allMatch(step -> step == 1);
    if (dense) {
      List<Tensor> starts = new ArrayList<>();
      for (int position : start.toArray()) {
        starts.add(Lax.full(new ShapedArray(DType.S32, Shape.SCALAR), position));
      }
      return Lax.dynamicUpdateSlice(x, box, starts);
    }
    Tensor inside = spread(x, Lax.ones(box.aval().withDtype(DType.BOOL)), 0);
    return Lax.select(inside, spread(x, box, 0), x);
  }

  /// A copy of `x` with each element that is seen joined with its value.
  ///
  /// @param neutral the value that changes nothing
  Tensor update(Tensor x, Tensor values, double neutral, BinaryOperator<Tensor> join) {
    return join.apply(x, spread(x, box(values), neutral));
  }

  /// Values of the shape that is seen, in the shape and order of the box.
  private Tensor box(Tensor values) {
    return rev(reshape(values, counts), reversed);
  }

  /// The box at its place in a tensor like `x` that has `fill` elsewhere.
  private Tensor spread(Tensor x, Tensor box, double fill) {
    List<Padding> padding = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      int reached = new Padding(start.at(axis), 0, steps.at(axis) - 1).padded(counts.dim(axis));
      padding.add(new Padding(start.at(axis), x.dim(axis) - reached, steps.at(axis) - 1));
    }
    return Lax.pad(box, fill, padding);
  }
}
