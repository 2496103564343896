package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;

/// What abstract evaluations ask of their operands, with the errors in one voice. Each check returns the operand that passed it.
public final class Checks {

  private Checks() {}

  /// `x`, of any dtype.
  public static ShapedArray any(String name, ShapedArray x) {
    return x;
  }

  /// `x`, which is floating.
  public static ShapedArray floating(String name, ShapedArray x) {
    if (!x.dtype().isFloating()) {
      throw new ShapeError(name, "x: %s is not floating".formatted(x), "Convert it first: x.astype(DType.F32).");
    }
    return x;
  }

  /// `x`, which is not `bool`.
  public static ShapedArray numeric(String name, ShapedArray x) {
    if (!x.dtype().isFloating() && !x.dtype().isInteger()) {
      throw new ShapeError(name, "x: %s is not a number".formatted(x), "Convert it first: x.astype(DType.S32).");
    }
    return x;
  }

  /// `x`, which is a signed or unsigned integer.
  public static ShapedArray integral(String name, ShapedArray x) {
    if (!x.dtype().isInteger()) {
      throw new ShapeError(name, "x: %s is not an integer".formatted(x), "Convert it first: x.astype(DType.S32).");
    }
    return x;
  }

  /// Positions, which are integers.
  public static Tensor integers(Tensor positions) {
    if (!positions.dtype().isInteger()) {
      throw new ShapeError(
          "at", "positions are %s".formatted(positions.aval()), "Positions are integers: positions.astype(DType.S32).");
    }
    return positions;
  }

  /// `x`, which is an integer or `bool`.
  public static ShapedArray bits(String name, ShapedArray x) {
    if (x.dtype().isFloating()) {
      throw new ShapeError(
          name,
          "x: %s has no bits to work on".formatted(x),
          "Use integers or bool; Lax.bitcastConvertType gives the bits of a float.");
    }
    return x;
  }

  /// `x`, which equals `y` in dtype and shape.
  public static ShapedArray same(String name, ShapedArray x, ShapedArray y) {
    if (x.dtype() != y.dtype()) {
      throw new ShapeError(
          name,
          "dtypes differ, x: %s and y: %s".formatted(x, y),
          "Convert one with astype, or use the function of Numpy, which promotes.");
    }
    sameShape(name, x, y);
    return x;
  }

  /// Refuses shapes that differ.
  public static void sameShape(String name, ShapedArray x, ShapedArray y) {
    if (!x.shape().equals(y.shape())) {
      throw new ShapeError(
          name,
          "shapes differ, x: %s and y: %s".formatted(x, y),
          "Reshape or broadcast one, or use the function of Numpy, which broadcasts.");
    }
  }

  /// `x`, which is a matrix, `[..,N,M]`.
  public static Tensor matrices(String name, Tensor x) {
    if (x.rank() < 2) {
      throw new ShapeError(name, "x: %s is no matrix".formatted(x.aval()), "Give [..,N,M]; expandDims puts in an axis.");
    }
    return x;
  }

  /// `x`, which is a square matrix, `[..,N,N]`.
  public static Tensor squares(String name, Tensor x) {
    if (x.rank() < 2 || x.dim(-1) != x.dim(-2)) {
      throw new ShapeError(name, "x: %s is no square matrix".formatted(x.aval()), "Its last two axes have one length, [..,N,N].");
    }
    return x;
  }

  /// Refuses an axis that is not in `[0, rank)`.
  public static void axis(String name, int axis, ShapedArray x) {
    if (axis < 0 || axis >= x.rank()) {
      throw new ShapeError(
          name,
          "axis %d is not an axis of x: %s, which has rank %d".formatted(axis, x, x.rank()),
          x.rank() == 0 ? "Give it an axis first: x.reshape(1)." : "Name an axis in [0, %d).".formatted(x.rank()));
    }
  }

  /// The axis in `[0, rank)` that `axis` names; negative axes count from the end.
  public static int axisOf(String name, int axis, Tensor x) {
    int rank = x.rank();
    if (axis < -rank || axis >= rank) {
      throw new ShapeError(
          name,
          "axis %d is not an axis of x: %s, which has rank %d".formatted(axis, x.aval(), rank),
          rank == 0 ? "Give it an axis first: x.reshape(1)." : "Name an axis in [%d, %d).".formatted(-rank, rank));
    }
    return x.shape().axis(axis);
  }

  /// The axes in `[0, rank)` that `axes` name, ascending; negative ones count from the end, none means all.
  public static Axes axesOf(String name, Tensor x, int... axes) {
    for (int axis : axes) {
      axisOf(name, axis, x);
      if (Arrays.stream(axes).filter(other -> x.shape().axis(other) == x.shape().axis(axis)).count() != 1) {
        throw new ShapeError(
            name,
            "axis %d of x: %s is named twice in %s".formatted(axis, x.aval(), Arrays.toString(axes)),
            "Name it once.");
      }
    }
    return Axes.in(x.shape(), axes);
  }
}
