package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Sums of products. Source: `jax/_src/numpy/tensor_contractions.py`, `einsum.py`.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpyProducts extends NumpyReductions permits NumpyShapes {

  NumpyProducts() {}

  /// numpy's `@`.
  public static Tensor matmul(Tensor x, Tensor y) {
    return Products.matmul(x, y);
  }

  /// Sums over the last `count` axes of `x` with the first `count` of `y`.
  public static Tensor tensordot(Tensor x, Tensor y, int count) {
    return Products.tensordot(x, y, count);
  }

  /// Sums over `xAxes` with `yAxes`.
  public static Tensor tensordot(Tensor x, Tensor y, Axes xAxes, Axes yAxes) {
    return Products.tensordot(x, y, xAxes, yAxes);
  }

  /// The sum of products over the last axis of both.
  public static Tensor inner(Tensor x, Tensor y) {
    return x.rank() == 0 || y.rank() == 0 ? multiply(x, y) : tensordot(x, y, Axes.of(x.rank() - 1), Axes.of(y.rank() - 1));
  }

  /// The Kronecker product: each element of `x` times the whole of `y`.
  public static Tensor kron(Tensor x, Tensor y) {
    int rank = Math.max(x.rank(), y.rank());
    int[] left = new int[2 * rank];
    int[] right = new int[2 * rank];
    int[] merged = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      left[2 * axis] = axis < rank - x.rank() ? 1 : x.dim(axis - (rank - x.rank()));
      left[2 * axis + 1] = 1;
      right[2 * axis] = 1;
      right[2 * axis + 1] = axis < rank - y.rank() ? 1 : y.dim(axis - (rank - y.rank()));
      merged[axis] = left[2 * axis] * right[2 * axis + 1];
    }
    return multiply(x.reshape(Shape.of(left)), y.reshape(Shape.of(right))).reshape(Shape.of(merged));
  }

  /// The products of each element of `x` with each of `y`: `[N,M]`.
  public static Tensor outer(Tensor x, Tensor y) {
    return multiply(x.flatten().expandDims(1), y.flatten().expandDims(0));
  }

  /// Einstein's summation: `einsum("bij,bjk->bik", x, y)`. Letters that the result lacks are summed over; `...` broadcasts.
  public static Tensor einsum(String equation, Tensor... xs) {
    return Einsum.einsum(equation, List.of(xs));
  }

  /// The sum of products of all elements, `[]`.
  public static Tensor vdot(Tensor x, Tensor y) {
    return Products.dot(x.flatten(), y.flatten());
  }

  /// The sum of products along an axis; the others broadcast.
  public static Tensor vecdot(Tensor x, Tensor y, int axis) {
    return multiply(x, y).sum(axis);
  }

  /// The cross product of vectors of three, along the last axis.
  public static Tensor cross(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0 || x.dim(-1) != 3 || y.dim(-1) != 3) {
      throw new ShapeError("cross", "x: %s and y: %s".formatted(x.aval(), y.aval()), "The last axis of both has length 3.");
    }
    List<Tensor> both = Numpy.broadcastArrays(List.of(x, y));
    Tensor a = both.get(0);
    Tensor b = both.get(1);
    Tensor forwards = multiply(Numpy.roll(a, -1, -1), Numpy.roll(b, -2, -1));
    return forwards.sub(multiply(Numpy.roll(a, -2, -1), Numpy.roll(b, -1, -1)));
  }

  /// The convolution of two vectors where they overlap at all: `[N]` and `[M]` give `[N+M-1]`.
  public static Tensor convolve(Tensor x, Tensor y) {
    if (x.rank() != 1 || y.rank() != 1 || x.dim(0) == 0 || y.dim(0) == 0) {
      throw new ShapeError("convolve", "x: %s and y: %s".formatted(x.aval(), y.aval()), "Give two vectors that are not empty.");
    }
    DType dtype = Promotion.promote(x.dtype(), y.dtype());
    int edge = y.dim(0) - 1;
    Tensor out = Lax.conv(
        x.astype(dtype).reshape(1, -1, 1), Lax.rev(y.astype(dtype), Axes.of(0)).reshape(-1, 1, 1), ConvDims.channelsLast(1), Axes.of(1), List.of(Padding.edges(edge, edge)));
    return out.flatten();
  }

  /// The value at `x` of the polynomial whose coefficients are given, that of the highest power first.
  public static Tensor polyval(Tensor coefficients, Tensor x) {
    Tensor value = zerosLike(x);
    for (int i = 0; i < coefficients.dim(0); i++) {
      value = value.mul(x).add(coefficients.at(i).get());
    }
    return value;
  }
}
