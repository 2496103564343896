package dev.hokku.lax.linalg;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Words for matrices that derivatives are written with.
final class Matrices {

  private Matrices() {}

  /// The matrices turned over.
  static Tensor t(Tensor x) {
    return x.swapAxes(-1, -2);
  }

  /// The identity of the dtype of `x`.
  static Tensor eye(Tensor x, int n) {
    return Numpy.eye(x.dtype(), n, n, 0);
  }

  /// Vectors as diagonals of matrices: `[..,N]` gives `[..,N,N]`.
  static Tensor diagonalMatrix(Tensor x) {
    return Numpy.where(eye(x, x.dim(-1)).ne(0.0), x.expandDims(-1), 0.0);
  }

  /// `x y`.
  static Tensor mm(Tensor x, Tensor y) {
    return x.matmul(y);
  }

  /// The mean of a matrix and itself turned over.
  static Tensor symmetrized(Tensor x) {
    return x.add(t(x)).mul(0.5);
  }

  /// The type of `x` with other lengths of its last two axes.
  static ShapedArray matrix(ShapedArray x, int rows, int columns) {
    return x.withShape(leading(x).concat(Shape.of(rows, columns)));
  }

  /// The shape before the last two axes.
  static Shape leading(ShapedArray x) {
    return x.shape().range(0, x.rank() - 2);
  }
}
