package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Joining, splitting and rearranging. Source: `jax/_src/numpy/lax_numpy.py`.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpyShapes extends NumpyProducts permits NumpySets {

  NumpyShapes() {}

  /// Tensors one behind the other along an axis.
  public static Tensor concatenate(List<Tensor> xs, int axis) {
    DType dtype = Promotion.promote(xs);
    return Lax.concatenate(xs.stream().map(x -> x.astype(dtype)).toList(), Checks.axisOf("concatenate", axis, xs.getFirst()));
  }

  /// Tensors of one shape along a new axis.
  public static Tensor stack(List<Tensor> xs, int axis) {
    return concatenate(xs.stream().map(x -> x.expandDims(axis)).toList(), axis);
  }

  /// `count` equal parts along an axis.
  public static List<Tensor> split(Tensor x, int count, int axis) {
    int length = x.dim(Checks.axisOf("split", axis, x));
    if (count <= 0 || length % count != 0) {
      throw new ShapeError(
          "split", "axis %d of x: %s has no %d equal parts".formatted(axis, x.aval(), count), "Choose a divisor of %d.".formatted(length));
    }
    int[] bounds = new int[count - 1];
    Arrays.setAll(bounds, i -> (i + 1) * (length / count));
    return split(x, bounds, axis);
  }

  /// The parts along an axis that begin at 0 and at each of `bounds`.
  public static List<Tensor> split(Tensor x, int[] bounds, int axis) {
    int along = Checks.axisOf("split", axis, x);
    List<Tensor> parts = new ArrayList<>();
    int start = 0;
    for (int bound : bounds) {
      parts.add(Lax.sliceInDim(x, start, bound, along));
      start = bound;
    }
    parts.add(Lax.sliceInDim(x, start, x.dim(axis), along));
    return parts;
  }

  /// The shape that two broadcast to.
  public static Shape broadcastShapes(Shape x, Shape y) {
    return Broadcasting.shapes("broadcast_shapes", x, y);
  }

  /// Each tensor in the shape that all broadcast to.
  public static List<Tensor> broadcastArrays(List<Tensor> xs) {
    Shape shape = Shape.SCALAR;
    for (Tensor x : xs) {
      shape = Broadcasting.shapes("broadcast_arrays", shape, x.shape());
    }
    Shape common = shape;
    return xs.stream().map(x -> Broadcasting.to("broadcast_arrays", x, common)).toList();
  }

  /// The elements in reverse order along the named axes, or along all.
  public static Tensor flip(Tensor x, int... axes) {
    return Lax.rev(x, Checks.axesOf("flip", x, axes));
  }



  /// The elements moved by `shift` along an axis; those that leave come in at the other end.
  public static Tensor roll(Tensor x, int shift, int axis) {
    int along = Checks.axisOf("roll", axis, x);
    int length = x.dim(along);
    int start = length == 0 ? 0 : Math.floorMod(-shift, length);
    if (start == 0) {
      return x;
    }
    return Lax.concatenate(List.of(Lax.sliceInDim(x, start, length, along), Lax.sliceInDim(x, 0, start, along)), along);
  }

  /// The elements moved by `shifts[i]` along `axes[i]`.
  public static Tensor roll(Tensor x, int[] shifts, int... axes) {
    if (shifts.length != axes.length) {
      throw new ShapeError("roll", "%d shifts along %d axes".formatted(shifts.length, axes.length), "Give one shift per axis.");
    }
    Tensor rolled = x;
    for (int i = 0; i < axes.length; i++) {
      rolled = roll(rolled, shifts[i], axes[i]);
    }
    return rolled;
  }

  /// All elements in row-major order moved by `shift`, in the shape that they had.
  public static Tensor roll(Tensor x, int shift) {
    return roll(x.flatten(), shift, 0).reshape(x.shape());
  }

  /// The whole tensor `counts[i]` times along axis `i`; counts are aligned at the last axis.
  public static Tensor tile(Tensor x, int... counts) {
    int rank = Math.max(x.rank(), counts.length);
    int[] wide = new int[2 * rank];
    int[] repeated = new int[2 * rank];
    int[] merged = new int[rank];
    for (int i = 0; i < rank; i++) {
      int length = i < rank - x.rank() ? 1 : x.dim(i - (rank - x.rank()));
      int count = i < rank - counts.length ? 1 : counts[i - (rank - counts.length)];
      wide[2 * i] = 1;
      wide[2 * i + 1] = length;
      repeated[2 * i] = count;
      repeated[2 * i + 1] = length;
      merged[i] = count * length;
    }
    return x.reshape(Shape.of(wide)).broadcastTo(Shape.of(repeated)).reshape(Shape.of(merged));
  }

  /// Each element `count` times, one copy behind the other, along an axis.
  public static Tensor repeat(Tensor x, int count, int axis) {
    int along = Checks.axisOf("repeat", axis, x);
    if (count < 0) {
      throw new ShapeError("repeat", "each element of x: %s %d times".formatted(x.aval(), count), "Give 0 or more.");
    }
    Tensor copies = Batching.spread(x, along + 1, count);
    return Lax.reshape(copies, x.shape().with(along, x.dim(along) * count));
  }

  /// Element `i` along an axis `counts[i]` times.
  public static Tensor repeat(Tensor x, int[] counts, int axis) {
    int along = Checks.axisOf("repeat", axis, x);
    if (counts.length != x.dim(along)) {
      throw new ShapeError(
          "repeat", "%d counts for axis %d of x: %s".formatted(counts.length, along, x.aval()), "Give one count per element, or one number for all.");
    }
    int[] positions = IntStream.range(0, counts.length).flatMap(i -> IntStream.generate(() -> i).limit(counts[i])).toArray();
    return Numpy.take(x, array(positions), along);
  }

  /// numpy's `pad` with a constant: `amounts[i]` holds what comes before and behind axis `i`.
  public static Tensor pad(Tensor x, int[][] amounts, double value) {
    return Lax.pad(x, value, Arrays.stream(amounts).map(amount -> Padding.edges(amount[0], amount[1])).toList());
  }

  /// numpy's `pad` with elements of `x`: `amounts[i]` holds how many come before and behind axis `i`, which is not empty.
  public static Tensor pad(Tensor x, int[][] amounts, PadMode mode) {
    if (amounts.length != x.rank() || x.shape().count() == 0) {
      throw new ShapeError(
          "pad",
          "%d amounts for x: %s".formatted(amounts.length, x.aval()),
          "Give two numbers for each axis of a tensor that is not empty.");
    }
    Tensor padded = x;
    for (int axis = 0; axis < amounts.length; axis++) {
      int length = x.dim(axis);
      int before = amounts[axis][0];
      if (before != 0 || amounts[axis][1] != 0) {
        int[] sources = new int[before + length + amounts[axis][1]];
        Arrays.setAll(sources, i -> mode.source(i - before, length));
        padded = Numpy.take(padded, array(sources), axis);
      }
    }
    return padded;
  }

  /// Tensors joined along the second axis; vectors along their only one.
  public static Tensor hstack(List<Tensor> xs) {
    List<Tensor> parts = xs.stream().map(NumpyShapes::atleast1d).toList();
    return concatenate(parts, parts.getFirst().rank() == 1 ? 0 : 1);
  }

  /// Tensors joined along the first axis; vectors are rows.
  public static Tensor vstack(List<Tensor> xs) {
    return concatenate(xs.stream().map(NumpyShapes::atleast2d).toList(), 0);
  }

  /// Vectors `[N]` as columns, and matrices `[N,K]`, side by side: `[N,M]`.
  public static Tensor columnStack(List<Tensor> xs) {
    return concatenate(xs.stream().map(x -> x.rank() < 2 ? x.reshape(-1, 1) : x).toList(), 1);
  }

  /// `x` followed by `y`, both flat.
  public static Tensor append(Tensor x, Tensor y) {
    return concatenate(List.of(x.flatten(), y.flatten()), 0);
  }

  /// `x` with an axis, if it has none.
  public static Tensor atleast1d(Tensor x) {
    return x.rank() == 0 ? x.reshape(1) : x;
  }

  /// `x` with two axes or more; a vector becomes a row.
  public static Tensor atleast2d(Tensor x) {
    return x.rank() < 2 ? atleast1d(x).expandDims(0) : x;
  }

  /// The slices along an axis, without it.
  public static List<Tensor> unstack(Tensor x, int axis) {
    int along = Checks.axisOf("unstack", axis, x);
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < x.dim(along); i++) {
      parts.add(Lax.sliceInDim(x, i, i + 1, along).squeeze(along));
    }
    return parts;
  }

  /// `count` parts along an axis; the first ones are longer by 1 where its length is no multiple.
  public static List<Tensor> arraySplit(Tensor x, int count, int axis) {
    int length = x.dim(Checks.axisOf("array_split", axis, x));
    if (count <= 0) {
      throw new ShapeError("array_split", "%d parts of x: %s".formatted(count, x.aval()), "Ask for 1 or more.");
    }
    int[] bounds = new int[count - 1];
    Arrays.setAll(bounds, i -> (i + 1) * (length / count) + Math.min(i + 1, length % count));
    return split(x, bounds, axis);
  }

  /// `x` without the elements at some positions along an axis.
  public static Tensor delete(Tensor x, int[] positions, int axis) {
    int along = Checks.axisOf("delete", axis, x);
    int length = x.dim(along);
    for (int position : positions) {
      if (position < -length || position >= length) {
        throw new ShapeError("delete", "position %d of axis %d of x: %s".formatted(position, along, x.aval()), "Name a place in [%d, %d).".formatted(-length, length));
      }
    }
    int[] kept = IntStream.range(0, length).filter(i -> Arrays.stream(positions).noneMatch(p -> Math.floorMod(p, length) == i)).toArray();
    return Numpy.take(x, array(kept), along);
  }

  /// The columns in reverse order.
  public static Tensor fliplr(Tensor x) {
    return flip(x, 1);
  }

  /// The rows in reverse order.
  public static Tensor flipud(Tensor x) {
    return flip(x, 0);
  }

  /// The first two axes turned by a right angle `k` times, from the first towards the second.
  public static Tensor rot90(Tensor x, int k) {
    return switch (Math.floorMod(k, 4)) {
      case 1 -> flip(x, 1).swapAxes(0, 1);
      case 2 -> flip(x, 0, 1);
      case 3 -> flip(x.swapAxes(0, 1), 1);
      default -> x;
    };
  }

  /// The axes `from[i]` moved to the places `to[i]`; the others keep their order.
  public static Tensor moveaxis(Tensor x, int[] from, int[] to) {
    List<Integer> sources = Arrays.stream(from).map(axis -> Checks.axisOf("moveaxis", axis, x)).distinct().boxed().toList();
    List<Integer> places = Arrays.stream(to).map(axis -> Checks.axisOf("moveaxis", axis, x)).distinct().boxed().toList();
    if (sources.size() != from.length || places.size() != to.length || from.length != to.length) {
      throw new ShapeError(
          "moveaxis", "axes %s of x: %s to %s".formatted(Arrays.toString(from), x.aval(), Arrays.toString(to)), "Name each axis and each place once, as many of both.");
    }
    int[] order = new int[x.rank()];
    List<Integer> others = new ArrayList<>(Axes.range(x.rank()).asList());
    others.removeAll(sources);
    int next = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = places.contains(i) ? sources.get(places.indexOf(i)) : others.get(next++);
    }
    return Lax.transpose(x, Axes.of(order));
  }
}
