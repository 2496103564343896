package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// Tensors out of Java values, and out of nothing. Source: `jax/_src/numpy/array_creation.py`.
///
/// Used as [Numpy], which inherits it; public because a method reference names the class that declares the method.
public abstract sealed class NumpyCreation permits NumpyUfuncs {

  NumpyCreation() {}

  /// `f32[N]`.
  public static Tensor array(float... values) {
    return new Array(new ShapedArray(DType.F32, Shape.of(values.length)), Buffer.of(values.clone()));
  }

  /// `f32[N]`: doubles make `f32` unless another dtype is asked for.
  public static Tensor array(double... values) {
    return array(DType.F32, Shape.of(values.length), values);
  }

  /// `s32[N]`.
  public static Tensor array(int... values) {
    return new Array(new ShapedArray(DType.S32, Shape.of(values.length)), Buffer.of(DType.S32, values.clone()));
  }

  /// `s64[N]`.
  public static Tensor array(long... values) {
    return new Array(new ShapedArray(DType.S64, Shape.of(values.length)), Buffer.of(DType.S64, values.clone()));
  }

  /// `bool[N]`.
  public static Tensor array(boolean... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    return new Array(new ShapedArray(DType.BOOL, Shape.of(values.length)), Buffer.of(DType.BOOL, bytes));
  }

  /// `f32[N,M]` from rows of equal length.
  public static Tensor array(float[][] rows) {
    return stackRows(Arrays.stream(rows).map(NumpyCreation::array).toList());
  }

  /// `f32[N,M]` from rows of equal length.
  public static Tensor array(double[][] rows) {
    return stackRows(Arrays.stream(rows).map(NumpyCreation::array).toList());
  }

  /// `s32[N,M]` from rows of equal length.
  public static Tensor array(int[][] rows) {
    return stackRows(Arrays.stream(rows).map(NumpyCreation::array).toList());
  }

  /// `bool[N,M]` from rows of equal length.
  public static Tensor array(boolean[][] rows) {
    return stackRows(Arrays.stream(rows).map(NumpyCreation::array).toList());
  }

  /// `f32[L,N,M]` from matrices of equal shape.
  public static Tensor array(float[][][] matrices) {
    return stackRows(Arrays.stream(matrices).map(NumpyCreation::array).toList());
  }

  /// Of any dtype and shape, from row-major values.
  public static Tensor array(DType dtype, Shape shape, double... values) {
    Buffer buffer = Buffer.zeros(dtype, values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.setDouble(i, values[i]);
    }
    return new Array(new ShapedArray(dtype, shape), buffer);
  }

  /// Of any integer dtype and shape, from row-major values.
  public static Tensor array(DType dtype, Shape shape, long... values) {
    Buffer buffer = Buffer.zeros(dtype, values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.setLong(i, values[i]);
    }
    return new Array(new ShapedArray(dtype, shape), buffer);
  }

  /// A tensor of concrete tensors of one shape, put together in memory.
  private static Tensor stackRows(List<Tensor> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("An array of no rows has no shape. Use zeros(0, columns).");
    }
    ShapedArray row = rows.getFirst().aval();
    Buffer buffer = Buffer.zeros(row.dtype(), Math.multiplyExact(rows.size(), row.size()));
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).aval().equals(row)) {
        throw new IllegalArgumentException(
            "Row %d has shape %s, but row 0 has %s. All rows must be equally long.".formatted(i, rows.get(i).shape(), row.shape()));
      }
      buffer.copyFrom(i * row.size(), rows.get(i).buffer(), 0, row.size());
    }
    return new Array(row.withShape(row.shape().insert(0, rows.size())), buffer);
  }

  /// `f32[]`.
  public static Tensor scalar(float value) {
    return scalar(DType.F32, value);
  }

  /// `f32[]`: a double makes `f32` unless another dtype is asked for.
  public static Tensor scalar(double value) {
    return scalar(DType.F32, value);
  }

  /// `s32[]`.
  public static Tensor scalar(int value) {
    return scalar(DType.S32, value);
  }

  /// `bool[]`.
  public static Tensor scalar(boolean value) {
    return scalar(DType.BOOL, value ? 1 : 0);
  }

  /// A scalar of any dtype.
  public static Tensor scalar(DType dtype, double value) {
    return array(dtype, Shape.SCALAR, value);
  }

  /// A scalar of any dtype.
  public static Tensor scalar(DType dtype, long value) {
    return array(dtype, Shape.SCALAR, value);
  }

  /// `f32` zeros.
  public static Tensor zeros(int... dims) {
    return zeros(DType.F32, Shape.of(dims));
  }

  /// `f32` zeros.
  public static Tensor zeros(Shape shape) {
    return zeros(DType.F32, shape);
  }

  /// Zeros.
  public static Tensor zeros(DType dtype, Shape shape) {
    return Lax.zeros(new ShapedArray(dtype, shape));
  }

  /// `f32` ones.
  public static Tensor ones(int... dims) {
    return ones(DType.F32, Shape.of(dims));
  }

  /// `f32` ones.
  public static Tensor ones(Shape shape) {
    return ones(DType.F32, shape);
  }

  /// Ones.
  public static Tensor ones(DType dtype, Shape shape) {
    return Lax.ones(new ShapedArray(dtype, shape));
  }

  /// `f32`, `value` everywhere.
  public static Tensor full(Shape shape, double value) {
    return full(DType.F32, shape, value);
  }

  /// `value` everywhere.
  public static Tensor full(DType dtype, Shape shape, double value) {
    return Lax.full(new ShapedArray(dtype, shape), value);
  }

  /// Zeros with the type and shape of `x`.
  public static Tensor zerosLike(Tensor x) {
    return Lax.zerosLike(x);
  }

  /// Ones with the type and shape of `x`.
  public static Tensor onesLike(Tensor x) {
    return Lax.onesLike(x);
  }

  /// `value` everywhere, with the type and shape of `x`.
  public static Tensor fullLike(Tensor x, double value) {
    return Lax.fullLike(x, value);
  }

  /// `s32`: `0, 1, …, stop - 1`.
  public static Tensor arange(int stop) {
    return arange(DType.S32, stop);
  }

  /// `0, 1, …, stop - 1`.
  public static Tensor arange(DType dtype, int stop) {
    return Lax.iota(new ShapedArray(dtype, Shape.of(Math.max(stop, 0))), 0);
  }

  /// `s32`: `start, …, stop - 1`.
  public static Tensor arange(int start, int stop) {
    return arange(stop - start).add((long) start);
  }

  /// `s32`: `start, start + step, …` before `stop`.
  public static Tensor arange(int start, int stop, int step) {
    if (step == 0) {
      throw new IllegalArgumentException("arange from %d to %d has step 0. Give another step.".formatted(start, stop));
    }
    int count = Math.max(0, Math.ceilDiv(stop - start, step));
    return arange(count).mul((long) step).add((long) start);
  }

  /// `f32`: `start, start + step, …` before `stop`.
  public static Tensor arange(double start, double stop, double step) {
    int count = (int) Math.max(0, Math.ceil((stop - start) / step));
    return arange(DType.F32, count).mul(step).add(start);
  }

  /// `f32[N]`: `count` numbers from `start` to `stop`, both included, at equal distances.
  public static Tensor linspace(double start, double stop, int count) {
    if (count < 1) {
      throw new ShapeError("linspace", "%d numbers from %s to %s".formatted(count, start, stop), "Ask for 1 or more.");
    }
    if (count == 1) {
      return full(Shape.of(1), start);
    }
    Tensor fraction = arange(DType.F32, count - 1).div(count - 1);
    Tensor inner = fraction.neg().add(1.0).mul(start).add(fraction.mul(stop));
    return Numpy.concatenate(List.of(inner, full(Shape.of(1), stop)), 0);
  }

  /// `f32[n,n]`: ones on the diagonal.
  public static Tensor eye(int n) {
    return eye(DType.F32, n, n, 0);
  }

  /// Ones where column less row is `diagonal`.
  public static Tensor eye(DType dtype, int rows, int columns, int diagonal) {
    return diagonalDistance(Shape.of(rows, columns)).eq((long) diagonal).astype(dtype);
  }

  /// `s32`: column less row, for the last two axes.
  static Tensor diagonalDistance(Shape shape) {
    ShapedArray matrix = new ShapedArray(DType.S32, shape.range(shape.rank() - 2, shape.rank()));
    return Lax.sub(Lax.iota(matrix, 1), Lax.iota(matrix, 0));
  }

  /// Matrices `[..,N,M]` with zeros above the diagonal; `k` moves it up.
  public static Tensor tril(Tensor x, int k) {
    return Numpy.where(diagonalDistance(Checks.matrices("tril", x).shape()).le((long) k), x, zerosLike(x));
  }

  /// Matrices `[..,N,M]` with zeros below the diagonal; `k` moves it up.
  public static Tensor triu(Tensor x, int k) {
    return Numpy.where(diagonalDistance(Checks.matrices("triu", x).shape()).ge((long) k), x, zerosLike(x));
  }

  /// `f32[n,n]`: ones on the diagonal.
  public static Tensor identity(int n) {
    return eye(n);
  }

  /// `f32`: ones where column less row is at most `k`.
  public static Tensor tri(int rows, int columns, int k) {
    return diagonalDistance(Shape.of(rows, columns)).le((long) k).astype(DType.F32);
  }

  /// Rows and columns, `s32` each, of the elements of an `n` by `n` matrix that [#tril] keeps, row by row.
  public static List<Tensor> trilIndices(int n, int k) {
    return places(n, (row, column) -> column - row <= k);
  }

  /// Rows and columns, `s32` each, of the elements of an `n` by `n` matrix that [#triu] keeps, row by row.
  public static List<Tensor> triuIndices(int n, int k) {
    return places(n, (row, column) -> column - row >= k);
  }

  private static List<Tensor> places(int n, BiPredicate<Integer, Integer> kept) {
    int[] flat = IntStream.range(0, n * n).filter(i -> kept.test(i / n, i % n)).toArray();
    return List.of(array(Arrays.stream(flat).map(i -> i / n).toArray()), array(Arrays.stream(flat).map(i -> i % n).toArray()));
  }

  /// `s32[rank,dims..]`: the position of each element along each axis.
  public static Tensor indices(int... dims) {
    List<Tensor> grids = new ArrayList<>();
    for (int axis = 0; axis < dims.length; axis++) {
      grids.add(Lax.iota(new ShapedArray(DType.S32, Shape.of(dims)), axis));
    }
    return grids.isEmpty() ? zeros(DType.S32, Shape.of(0)) : Numpy.stack(grids, 0);
  }

  /// `f32[N]`: `count` numbers from `10^start` to `10^stop`, both included, each the same multiple of the one before.
  public static Tensor logspace(double start, double stop, int count) {
    return Numpy.power(scalar(10f), linspace(start, stop, count));
  }

  /// `f32[N]`: `count` numbers from `start` to `stop`, both included and of one sign, each the same multiple of the one before.
  public static Tensor geomspace(double start, double stop, int count) {
    if (!(start * stop > 0)) {
      throw new IllegalArgumentException("geomspace from %s to %s passes 0. Give two numbers of one sign.".formatted(start, stop));
    }
    return logspace(Math.log10(Math.abs(start)), Math.log10(Math.abs(stop)), count).mul(Math.signum(start));
  }

  /// Coordinates of a grid: vectors `[N]`, `[M]`, … give as many tensors `[N,M,..]`, each varying along its own axis (numpy's `indexing="ij"`).
  public static List<Tensor> meshgridIj(Tensor... axes) {
    int[] dims = Arrays.stream(axes).mapToInt(axis -> axis.shape().size()).toArray();
    List<Tensor> grids = new ArrayList<>();
    for (int i = 0; i < axes.length; i++) {
      grids.add(Lax.broadcastInDim(axes[i].flatten(), Shape.of(dims), Axes.of(i)));
    }
    return grids;
  }

  /// Coordinates of a picture: vectors `[N]`, `[M]`, `[K]`, … give as many tensors `[M,N,K,..]`; the first varies along the second axis (numpy's `indexing="xy"`, the default).
  public static List<Tensor> meshgrid(Tensor... axes) {
    List<Tensor> grids = meshgridIj(axes);
    return axes.length < 2 ? grids : grids.stream().map(grid -> grid.swapAxes(0, 1)).toList();
  }
}
