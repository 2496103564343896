package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// The functions that broadcast shapes and promote dtypes, with numpy's names and meanings.
///
/// A list, hence its length. Most of it is also a fluent method of [Tensor]. Axes may be negative. Source: `jax.numpy`.
public final class Numpy {

  private Numpy() {}

  // Tensors from Java values.

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
    return stackRows(Arrays.stream(rows).map(Numpy::array).toList());
  }

  /// `f32[N,M]` from rows of equal length.
  public static Tensor array(double[][] rows) {
    return stackRows(Arrays.stream(rows).map(Numpy::array).toList());
  }

  /// `s32[N,M]` from rows of equal length.
  public static Tensor array(int[][] rows) {
    return stackRows(Arrays.stream(rows).map(Numpy::array).toList());
  }

  /// `bool[N,M]` from rows of equal length.
  public static Tensor array(boolean[][] rows) {
    return stackRows(Arrays.stream(rows).map(Numpy::array).toList());
  }

  /// `f32[L,N,M]` from matrices of equal shape.
  public static Tensor array(float[][][] matrices) {
    return stackRows(Arrays.stream(matrices).map(Numpy::array).toList());
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

  // Tensors out of nothing.

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
    return concatenate(List.of(inner, full(Shape.of(1), stop)), 0);
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
  private static Tensor diagonalDistance(Shape shape) {
    ShapedArray matrix = new ShapedArray(DType.S32, shape.range(shape.rank() - 2, shape.rank()));
    return Lax.sub(Lax.iota(matrix, 1), Lax.iota(matrix, 0));
  }

  /// Matrices `[..,N,M]` with zeros above the diagonal; `k` moves it up.
  public static Tensor tril(Tensor x, int k) {
    return where(diagonalDistance(Checks.matrices("tril", x).shape()).le((long) k), x, zerosLike(x));
  }

  /// Matrices `[..,N,M]` with zeros below the diagonal; `k` moves it up.
  public static Tensor triu(Tensor x, int k) {
    return where(diagonalDistance(Checks.matrices("triu", x).shape()).ge((long) k), x, zerosLike(x));
  }

  // Element by element.

  private static Tensor binary(List<Tensor> both, BinaryOperator<Tensor> function) {
    return function.apply(both.get(0), both.get(1));
  }

  /// The sum; logical or for `bool`.
  public static Tensor add(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("add", x, y), x.dtype() == DType.BOOL && y.dtype() == DType.BOOL ? Lax::or : Lax::add);
  }

  /// The difference.
  public static Tensor subtract(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("subtract", x, y), Lax::sub);
  }

  /// The product; logical and for `bool`.
  public static Tensor multiply(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("multiply", x, y), x.dtype() == DType.BOOL && y.dtype() == DType.BOOL ? Lax::and : Lax::mul);
  }

  /// True division: integers become `f32`.
  public static Tensor divide(Tensor x, Tensor y) {
    return binary(Broadcasting.promotedFloating("divide", x, y), Lax::div);
  }

  /// Division rounded down.
  public static Tensor floorDivide(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("floor_divide", x, y);
    Tensor a = both.get(0);
    Tensor b = both.get(1);
    if (a.dtype().isFloating()) {
      // The remainder is exact, so taking it off first keeps the quotient from being rounded up to a whole number.
      Tensor zero = Lax.zerosLike(b);
      Tensor whole = Lax.select(Lax.eq(b, zero), a, Lax.sub(a, remainder(a, b)));
      return Lax.round(Lax.div(whole, b));
    }
    Tensor quotient = Lax.div(a, b);
    Tensor tooLarge = Lax.and(Lax.ne(Lax.sign(a), Lax.sign(b)), Lax.ne(Lax.rem(a, b), Lax.zerosLike(a)));
    return Lax.select(tooLarge, Lax.sub(quotient, Lax.onesLike(quotient)), quotient);
  }

  /// The remainder with the sign of the divisor, Python's `%`.
  public static Tensor remainder(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("remainder", x, y);
    Tensor b = both.get(1);
    Tensor truncated = Lax.rem(both.get(0), b);
    Tensor zero = Lax.zerosLike(b);
    Tensor wrongSign = Lax.and(Lax.ne(Lax.lt(truncated, zero), Lax.lt(b, zero)), Lax.ne(truncated, zero));
    return Lax.select(wrongSign, Lax.add(truncated, b), truncated);
  }

  /// `x` to the power `y`.
  public static Tensor power(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("power", x, y);
    if (both.get(0).dtype() == DType.BOOL) {
      both = both.stream().map(z -> z.astype(DType.S32)).toList();
    }
    return binary(both, Lax::pow);
  }

  /// `x` to a fixed whole power, by repeated multiplication.
  public static Tensor power(Tensor x, long power) {
    Tensor base = x.astype(Promotion.withWhole(x.dtype()));
    return Lax.integerPow(base, Math.toIntExact(power));
  }

  /// The larger of each pair; NaN if one is.
  public static Tensor maximum(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("maximum", x, y), Lax::max);
  }

  /// The smaller of each pair; NaN if one is.
  public static Tensor minimum(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("minimum", x, y), Lax::min);
  }

  /// The angle of the point `(y, x)`, where `x` here is the first operand.
  public static Tensor arctan2(Tensor x, Tensor y) {
    return binary(Broadcasting.promotedFloating("arctan2", x, y), Lax::atan2);
  }

  /// Compares; `bool`.
  public static Tensor equal(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("equal", x, y), Lax::eq);
  }

  /// Compares; `bool`.
  public static Tensor notEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("not_equal", x, y), Lax::ne);
  }

  /// Compares; `bool`.
  public static Tensor less(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("less", x, y), Lax::lt);
  }

  /// Compares; `bool`.
  public static Tensor lessEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("less_equal", x, y), Lax::le);
  }

  /// Compares; `bool`.
  public static Tensor greater(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("greater", x, y), Lax::gt);
  }

  /// Compares; `bool`.
  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("greater_equal", x, y), Lax::ge);
  }

  /// Bitwise and; logical for `bool`.
  public static Tensor bitwiseAnd(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_and", x, y), Lax::and);
  }

  /// Bitwise or; logical for `bool`.
  public static Tensor bitwiseOr(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_or", x, y), Lax::or);
  }

  /// Bitwise exclusive or; logical for `bool`.
  public static Tensor bitwiseXor(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("bitwise_xor", x, y), Lax::xor);
  }

  /// The bits of `x` moved up by `y`.
  public static Tensor leftShift(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("left_shift", x, y), Lax::shiftLeft);
  }

  /// The bits of `x` moved down by `y`; signed integers keep their sign.
  public static Tensor rightShift(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promoted("right_shift", x, y);
    boolean signed = both.getFirst().dtype().kind() == DType.Kind.SIGNED;
    return binary(both, signed ? Lax::shiftRightArithmetic : Lax::shiftRightLogical);
  }

  /// Logical and: what is not 0 is true.
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_and", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::and);
  }

  /// Logical or: what is not 0 is true.
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_or", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::or);
  }

  /// Logical exclusive or: what is not 0 is true.
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return binary(Broadcasting.promoted("logical_xor", x.astype(DType.BOOL), y.astype(DType.BOOL)), Lax::xor);
  }

  /// Logical not: what is not 0 is true.
  public static Tensor logicalNot(Tensor x) {
    return Lax.not(x.astype(DType.BOOL));
  }

  /// `onTrue` where `condition` holds, else `onFalse`; all three broadcast.
  public static Tensor where(Tensor condition, Tensor onTrue, Tensor onFalse) {
    DType dtype = Promotion.promote(onTrue.dtype(), onFalse.dtype());
    Shape shape = Broadcasting.shapes("where", Broadcasting.shapes("where", condition.shape(), onTrue.shape()), onFalse.shape());
    return Lax.select(
        Broadcasting.to("where", condition.astype(DType.BOOL), shape),
        Broadcasting.to("where", onTrue.astype(dtype), shape),
        Broadcasting.to("where", onFalse.astype(dtype), shape));
  }

  /// `onTrue` where `condition` holds, else a Java fraction.
  public static Tensor where(Tensor condition, Tensor onTrue, double onFalse) {
    return where(condition, onTrue, Lax.full(numberFor(condition, onTrue, Promotion.withFraction(onTrue.dtype())), onFalse));
  }

  /// A Java fraction where `condition` holds, else `onFalse`.
  public static Tensor where(Tensor condition, double onTrue, Tensor onFalse) {
    return where(condition, Lax.full(numberFor(condition, onFalse, Promotion.withFraction(onFalse.dtype())), onTrue), onFalse);
  }

  /// `onTrue` where `condition` holds, else a Java whole number.
  public static Tensor where(Tensor condition, Tensor onTrue, long onFalse) {
    return where(condition, onTrue, Lax.full(numberFor(condition, onTrue, Promotion.withWhole(onTrue.dtype())), onFalse));
  }

  /// A Java whole number where `condition` holds, else `onFalse`.
  public static Tensor where(Tensor condition, long onTrue, Tensor onFalse) {
    return where(condition, Lax.full(numberFor(condition, onFalse, Promotion.withWhole(onFalse.dtype())), onTrue), onFalse);
  }

  private static ShapedArray numberFor(Tensor condition, Tensor other, DType dtype) {
    return new ShapedArray(dtype, Broadcasting.shapes("where", condition.shape(), other.shape()));
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, double low, double high) {
    return x.maximum(low).minimum(high);
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, long low, long high) {
    return x.maximum(low).minimum(high);
  }

  /// Limits each element to `[low, high]`.
  public static Tensor clip(Tensor x, Tensor low, Tensor high) {
    return minimum(maximum(x, low), high);
  }

  /// Whether each element is NaN.
  public static Tensor isnan(Tensor x) {
    return Lax.ne(x, x);
  }

  /// Whether each element is infinite.
  public static Tensor isinf(Tensor x) {
    return x.dtype().isFloating()
        ? Lax.eq(Lax.abs(x), Lax.fullLike(x, Double.POSITIVE_INFINITY))
        : Lax.zeros(x.aval().withDtype(DType.BOOL));
  }

  /// `log(exp(x) + exp(y))` without overflow.
  public static Tensor logaddexp(Tensor x, Tensor y) {
    List<Tensor> both = Broadcasting.promotedFloating("logaddexp", x, y);
    Tensor first = Lax.ge(both.get(0), both.get(1));
    Tensor larger = Lax.select(first, both.get(0), both.get(1));
    Tensor smaller = Lax.select(first, both.get(1), both.get(0));
    // To the derivatives the shift is a constant, of which the result does not depend; so they are right of every order, also where x equals y.
    Tensor finite = Lax.select(Lax.isFinite(larger), larger, zerosLike(larger));
    Tensor shift = Lax.stopGradient(finite);
    Tensor rest = Lax.add(Lax.expm1(Lax.sub(larger, shift)), Lax.exp(Lax.sub(smaller, shift)));
    return Lax.add(shift, Lax.log1p(rest));
  }

  /// `x` with 0 in place of NaN, and the largest finite numbers in place of infinities.
  public static Tensor nanToNum(Tensor x) {
    if (!x.dtype().isFloating()) {
      return x;
    }
    double largest = switch (x.dtype()) {
      case F16 -> 65504;
      case BF16 -> 0x1.fep127;
      case F32 -> Float.MAX_VALUE;
      default -> Double.MAX_VALUE;
    };
    return clip(where(isnan(x), 0.0, x), -largest, largest);
  }

  // Joining and splitting.

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

  // Reductions that are not only fluent.

  /// The biased variance.
  public static Tensor var(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.var(x, axes, keepDims, 0);
  }

  /// The variance with `n - ddof` in place of `n`.
  public static Tensor var(Tensor x, Axes axes, KeepDims keepDims, int ddof) {
    return Statistics.var(x, axes, keepDims, ddof);
  }

  /// The standard deviation, the root of the biased variance.
  public static Tensor std(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.var(x, axes, keepDims, 0).sqrt();
  }

  /// `log(sum(exp(x)))` without overflow.
  public static Tensor logsumexp(Tensor x, int... axes) {
    return Statistics.logsumexp(x, Checks.axesOf("logsumexp", x, axes), KeepDims.NO);
  }

  /// `log(sum(exp(x)))` without overflow.
  public static Tensor logsumexp(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.logsumexp(x, axes, keepDims);
  }

  /// `log(sum(weights exp(x)))` without overflow; where the sum is negative the result is NaN.
  public static Tensor logsumexp(Tensor x, Tensor weights, Axes axes, KeepDims keepDims) {
    return Statistics.logsumexp(x, weights, axes, keepDims);
  }

  /// The median along an axis; of an even number, the mean of the middle two.
  public static Tensor median(Tensor x, int axis) {
    return Quantiles.quantile(x, 0.5, axis, KeepDims.NO);
  }

  /// The number in `[0, 1]` that a share `q` of the elements along an axis lies below, on a straight line between neighbours.
  public static Tensor quantile(Tensor x, double q, int axis, KeepDims keepDims) {
    return Quantiles.quantile(x, q, axis, keepDims);
  }

  /// The weighted mean along an axis; the weights broadcast against `x`.
  public static Tensor average(Tensor x, Tensor weights, int axis) {
    List<Tensor> both = Broadcasting.promotedFloating("average", x, weights);
    return both.get(0).mul(both.get(1)).sum(axis).div(both.get(1).sum(axis));
  }

  /// How many elements are not 0 over the named axes, or over all: `s32`.
  public static Tensor countNonzero(Tensor x, int... axes) {
    return x.astype(DType.BOOL).sum(axes);
  }

  /// The sum without NaNs.
  public static Tensor nansum(Tensor x, int... axes) {
    return where(isnan(x), zerosLike(x), x).sum(axes);
  }

  /// The mean without NaNs.
  public static Tensor nanmean(Tensor x, int... axes) {
    return nansum(x, axes).div(logicalNot(isnan(x)).sum(axes).astype(Promotion.toFloating(x.dtype())));
  }

  /// The Euclidean length over the named axes, or over all.
  public static Tensor norm(Tensor x, int... axes) {
    return Statistics.norm(x, Checks.axesOf("norm", x, axes), KeepDims.NO);
  }

  /// The Euclidean length.
  public static Tensor norm(Tensor x, Axes axes, KeepDims keepDims) {
    return Statistics.norm(x, axes, keepDims);
  }

  /// Running sums along an axis. Unlike `sum`, and as in JAX, narrow integers stay narrow.
  public static Tensor cumsum(Tensor x, int axis) {
    return Lax.cumsum(x.astype(Promotion.withWhole(x.dtype())), Checks.axisOf("cumsum", axis, x), false);
  }

  /// Running products along an axis.
  public static Tensor cumprod(Tensor x, int axis) {
    return Lax.cumprod(x.astype(Promotion.withWhole(x.dtype())), Checks.axisOf("cumprod", axis, x), false);
  }

  /// The largest element so far along an axis.
  public static Tensor cummax(Tensor x, int axis) {
    return Lax.cummax(x, Checks.axisOf("cummax", axis, x), false);
  }

  /// `log(cumsum(exp(x)))` along an axis, without overflow.
  public static Tensor cumlogsumexp(Tensor x, int axis) {
    return Statistics.cumlogsumexp(x, Checks.axisOf("cumlogsumexp", axis, x));
  }

  /// The differences of neighbours along an axis.
  public static Tensor diff(Tensor x, int axis) {
    int along = Checks.axisOf("diff", axis, x);
    Tensor later = Lax.sliceInDim(x, Math.min(1, x.dim(along)), x.dim(along), along);
    Tensor earlier = Lax.sliceInDim(x, 0, Math.max(0, x.dim(along) - 1), along);
    return x.dtype() == DType.BOOL ? notEqual(later, earlier) : later.sub(earlier);
  }

  /// The smallest element so far along an axis.
  public static Tensor cummin(Tensor x, int axis) {
    return Lax.cummin(x, Checks.axisOf("cummin", axis, x), false);
  }

  /// Whether all elements of two tensors are close: `|x - y| <= atol + rtol |y|`, a `bool` scalar.
  public static Tensor allclose(Tensor x, Tensor y, double rtol, double atol) {
    return lessEqual(x.sub(y).abs(), y.abs().mul(rtol).add(atol)).all();
  }

  // Products.

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

  // Rearranging.

  /// The elements in reverse order along the named axes, or along all.
  public static Tensor flip(Tensor x, int... axes) {
    return Lax.rev(x, Checks.axesOf("flip", x, axes));
  }

  /// Coordinates of a grid: vectors `[N]`, `[M]`, … give as many tensors `[N,M,..]`, each varying along its own axis (numpy's `indexing="ij"`).
  public static List<Tensor> meshgrid(Tensor... axes) {
    int[] dims = Arrays.stream(axes).mapToInt(axis -> axis.dim(0)).toArray();
    List<Tensor> grids = new ArrayList<>();
    for (int i = 0; i < axes.length; i++) {
      grids.add(Lax.broadcastInDim(axes[i], Shape.of(dims), Axes.of(i)));
    }
    return grids;
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
    return take(x, array(positions), along);
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
        padded = take(padded, array(sources), axis);
      }
    }
    return padded;
  }

  // Choosing and ordering.

  /// The slices of `x` at integer `positions` along an axis. Negative positions count from the end; outside the axis the result is NaN (or the end of the
  /// range of an integer), as in JAX.
  public static Tensor take(Tensor x, Tensor positions, int axis) {
    return take(x, positions, axis, TakeMode.FILL);
  }

  /// The elements of `x` at `positions` along an axis; other axes broadcast. Positions as in [#take].
  public static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis) {
    return takeAlongAxis(x, positions, axis, TakeMode.FILL);
  }

  /// The elements of `x` at `positions` along an axis: `[..,P..,..]`.
  ///
  /// @param mode what is done with positions outside
  public static Tensor take(Tensor x, Tensor positions, int axis, TakeMode mode) {
    return Taking.take(x, positions, Checks.axisOf("take", axis, x), mode);
  }

  /// The elements of `x` at `positions` along an axis; other axes broadcast.
  ///
  /// @param mode what is done with positions outside
  public static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis, TakeMode mode) {
    return Taking.takeAlongAxis(x, positions, Checks.axisOf("take_along_axis", axis, x), mode);
  }

  /// The elements of `x` at `positions` of all its elements in row-major order.
  public static Tensor take(Tensor x, Tensor positions) {
    return Taking.take(x.flatten(), positions, 0, TakeMode.FILL);
  }

  /// The elements in ascending order along an axis; NaN comes last.
  public static Tensor sort(Tensor x, int axis) {
    return Lax.sort(x, Checks.axisOf("sort", axis, x));
  }

  /// The positions, `s32`, of the elements in ascending order along an axis; equal ones keep their order.
  public static Tensor argsort(Tensor x, int axis) {
    int along = Checks.axisOf("argsort", axis, x);
    return Lax.sort(List.of(x, Lax.iota(x.aval().withDtype(DType.S32), along)), along, 1).get(1);
  }

  /// The positions, `s32`, of the elements in descending order along an axis; equal ones keep their order, and NaN comes first.
  public static Tensor argsortDescending(Tensor x, int axis) {
    int along = Checks.axisOf("argsort", axis, x);
    Axes turned = Axes.of(along);
    Tensor places = Lax.rev(Lax.iota(x.aval().withDtype(DType.S32), along), turned);
    return Lax.rev(Lax.sort(List.of(Lax.rev(x, turned), places), along, 1).get(1), turned);
  }

  /// The `k` largest elements along the last axis, largest first, and their positions.
  public static List<Tensor> topK(Tensor x, int k) {
    return Lax.topK(x, k);
  }

  /// Where a value would keep a sorted vector `f32[N]` in order: `s32` in `[0, N]`, before equal elements.
  public static Tensor searchsorted(Tensor sorted, Tensor values) {
    Tensor below = less(sorted, values.expandDims(-1));
    return below.astype(DType.S32).sum(-1);
  }

  /// `f32[..,classes]`: 1 at the position that each integer names, 0 elsewhere, and everywhere if it names none.
  public static Tensor oneHot(Tensor labels, int classes) {
    return oneHot(labels, classes, DType.F32);
  }

  /// 1 at the position that each integer names, 0 elsewhere, and everywhere if it names none.
  public static Tensor oneHot(Tensor labels, int classes, DType dtype) {
    return equal(labels.expandDims(-1), arange(labels.dtype().isInteger() ? labels.dtype() : DType.S32, classes)).astype(dtype);
  }

  /// The diagonal of the last two axes: `[..,N,M]` gives `[..,min(N,M)]`.
  public static Tensor diagonal(Tensor x) {
    int n = Math.min(x.dim(-1), x.dim(-2));
    int rank = x.rank();
    Tensor square = Lax.sliceInDim(Lax.sliceInDim(x, 0, n, rank - 2), 0, n, rank - 1);
    Tensor same = diagonalDistance(square.shape()).eq(0L);
    return where(same, square, zerosLike(square)).sum(-1);
  }

  /// Vectors as diagonals of matrices: `[..,N]` gives `[..,N,N]`.
  public static Tensor diag(Tensor x) {
    Tensor wide = Batching.spread(x, x.rank(), x.dim(-1));
    return where(diagonalDistance(wide.shape()).eq(0L), wide, zerosLike(wide));
  }

  /// The sum of the diagonal of the last two axes.
  public static Tensor trace(Tensor x) {
    return diagonal(x).sum(-1);
  }
}
