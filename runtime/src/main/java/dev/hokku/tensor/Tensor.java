package dev.hokku.tensor;

/// An immutable array of numbers: `f32[8,16]`.
///
/// Methods are fluent and follow numpy as JAX does: operands broadcast, dtypes are promoted by JAX's table (by type, never by value), and Java
/// numbers are *weak*: they take the dtype of the tensor where its kind can hold them (`x.mul(2)` of an `s32` gives `s32`, `x.mul(2.0)` gives `f32`).
/// Under a transform or `jit` a tensor may stand for a value that is not known yet; then [#buffer] and everything that reads elements throws.
///
/// Source: `jax.Array`. Functions of several tensors (`concatenate`, `where`, …) are in `dev.hokku.lax.Numpy`.
public interface Tensor {

  /// Element type and shape.
  ShapedArray aval();

  /// The axis lengths.
  default Shape shape() {
    return aval().shape();
  }

  /// The element type.
  default DType dtype() {
    return aval().dtype();
  }

  /// The number of axes.
  default int rank() {
    return aval().rank();
  }

  /// The length of an axis; negative axes count from the end.
  default int dim(int axis) {
    return shape().dim(axis);
  }

  // Reading values.

  /// The elements in memory; not to be changed.
  ///
  /// @throws IllegalStateException if the value is not known (inside `jit`, `grad`, `vmap`, …, or a `ShapeDtype`)
  Buffer buffer();

  /// Gives the memory back at once, for a result to come; the tensor cannot be read from now on. Threads that are reading it finish. Does nothing the
  /// second time. Never needed: without it the garbage collector does the same later. Source: `jax.Array.delete`.
  ///
  /// @throws IllegalStateException if it has no memory of its own (inside `jit`, `grad`, `vmap`, …, or a `ShapeDtype`)
  void delete();

  /// Whether it was deleted, or donated to a jitted function. Source: `jax.Array.is_deleted`.
  boolean isDeleted();

  /// The only element, as a double. @throws IllegalArgumentException if there is not exactly one
  double item();

  /// A copy of the elements, row-major, converted to float.
  float[] toFloatArray();

  /// A copy of the elements, row-major, converted to double.
  double[] toDoubleArray();

  /// A copy of the elements, row-major, converted to int.
  int[] toIntArray();

  /// A copy of the elements, row-major, converted to long.
  long[] toLongArray();

  // Arithmetic.

  Tensor add(Tensor y);

  Tensor add(double y);

  Tensor add(long y);

  Tensor sub(Tensor y);

  Tensor sub(double y);

  Tensor sub(long y);

  Tensor mul(Tensor y);

  Tensor mul(double y);

  Tensor mul(long y);

  /// True division: integers become floats.
  Tensor div(Tensor y);

  /// True division: integers become floats.
  Tensor div(double y);

  /// Remainder with the sign of the divisor, as numpy's `%`.
  Tensor mod(Tensor y);

  Tensor mod(double y);

  Tensor mod(long y);

  Tensor pow(Tensor y);

  Tensor pow(double y);

  Tensor pow(long y);

  Tensor neg();

  Tensor abs();

  Tensor sign();

  Tensor square();

  Tensor sqrt();

  Tensor rsqrt();

  Tensor reciprocal();

  Tensor exp();

  Tensor expm1();

  Tensor log();

  Tensor log1p();

  Tensor sin();

  Tensor cos();

  Tensor tanh();

  Tensor erf();

  Tensor floor();

  Tensor ceil();

  /// To the nearest integer, ties to even.
  Tensor round();

  /// The larger of each pair; NaN if one is.
  Tensor maximum(Tensor y);

  Tensor maximum(double y);

  Tensor maximum(long y);

  /// The smaller of each pair; NaN if one is.
  Tensor minimum(Tensor y);

  Tensor minimum(double y);

  Tensor minimum(long y);

  /// Limits each element to `[low, high]`.
  Tensor clip(double low, double high);

  /// Limits each element to `[low, high]`.
  Tensor clip(long low, long high);

  // Comparison and logic; comparisons give `bool`.

  Tensor eq(Tensor y);

  Tensor eq(double y);

  Tensor eq(long y);

  Tensor ne(Tensor y);

  Tensor ne(double y);

  Tensor ne(long y);

  Tensor lt(Tensor y);

  Tensor lt(double y);

  Tensor lt(long y);

  Tensor le(Tensor y);

  Tensor le(double y);

  Tensor le(long y);

  Tensor gt(Tensor y);

  Tensor gt(double y);

  Tensor gt(long y);

  Tensor ge(Tensor y);

  Tensor ge(double y);

  Tensor ge(long y);

  /// Bitwise (logical for `bool`) and.
  Tensor and(Tensor y);

  /// Bitwise (logical for `bool`) or.
  Tensor or(Tensor y);

  /// Bitwise (logical for `bool`) exclusive or.
  Tensor xor(Tensor y);

  /// Bitwise (logical for `bool`) not.
  Tensor not();

  // Products.

  /// numpy's `@`: `[..,N,K]` by `[..,K,M]` gives `[..,N,M]`; leading axes broadcast; vectors as in numpy.
  Tensor matmul(Tensor y);

  /// numpy's `dot`: the last axis of this with the second to last of `y`.
  Tensor dot(Tensor y);

  // Shape.

  /// The same elements in another shape; one length may be -1.
  Tensor reshape(int... dims);

  /// The same elements in another shape.
  Tensor reshape(Shape shape);

  /// All axes as one.
  Tensor flatten();

  /// The axes in reverse order.
  Tensor transpose();

  /// Axis `i` of the result is axis `permutation[i]` of this.
  Tensor transpose(int... permutation);

  Tensor swapAxes(int first, int second);

  Tensor moveAxis(int from, int to);

  /// A new axis of length 1 at `axis` of the result; negative counts from its end.
  Tensor expandDims(int axis);

  /// Without the named axes of length 1; without any named, without all of length 1.
  Tensor squeeze(int... axes);

  /// numpy's `broadcast_to`.
  Tensor broadcastTo(Shape shape);

  /// The same values as another dtype; floats to integers truncate toward zero.
  Tensor astype(DType dtype);

  /// Places to read or to change in a copy.
  Indexed at(Index... places);

  /// Positions to read or to change in a copy, one per leading axis.
  Indexed at(int... positions);

  // Reductions: over the named axes, or over all if none is named.

  Tensor sum(int... axes);

  Tensor sum(Axes axes, KeepDims keepDims);

  Tensor mean(int... axes);

  Tensor mean(Axes axes, KeepDims keepDims);

  /// The biased variance, numpy's default.
  Tensor var(int... axes);

  Tensor var(Axes axes, KeepDims keepDims);

  Tensor std(int... axes);

  Tensor prod(int... axes);

  Tensor max(int... axes);

  Tensor max(Axes axes, KeepDims keepDims);

  Tensor min(int... axes);

  Tensor min(Axes axes, KeepDims keepDims);

  Tensor all(int... axes);

  Tensor any(int... axes);

  /// The position of the first largest element along `axis`, `s32`.
  Tensor argmax(int axis);

  /// The position of the first smallest element along `axis`, `s32`.
  Tensor argmin(int axis);

  Tensor cumsum(int axis);
}
