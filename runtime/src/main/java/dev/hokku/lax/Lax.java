package dev.hokku.lax;

import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The strict functions: one primitive each. Operands have equal shapes and dtypes, axes are not negative; `Numpy` has the functions that
/// broadcast and promote.
///
/// A list, hence its length; what a function means is written at its primitive. Source: `jax.lax`.
public final class Lax {

  private Lax() {}

  private static Tensor bind(Primitive op, Tensor... in) {
    return Binding.bind(op, in);
  }

  // Tensors out of nothing.

  /// A tensor of `value`.
  public static Tensor full(ShapedArray aval, double value) {
    return bind(new Full(aval, value));
  }

  /// A tensor of `value`, exact for integers of any size.
  public static Tensor full(ShapedArray aval, long value) {
    boolean exact = (long) (double) value == value && value != Long.MAX_VALUE && (value >= 0 || aval.dtype() != DType.U64);
    if (exact || !aval.dtype().isInteger()) {
      return full(aval, (double) value);
    }
    // A double has no room for it: put it together out of two halves.
    return or(shiftLeft(full(aval, (double) (value >>> 32)), full(aval, 32.0)), full(aval, (double) (value & 0xffffffffL)));
  }

  /// A tensor of zeros; false for `bool`.
  public static Tensor zeros(ShapedArray aval) {
    return full(aval, 0.0);
  }

  /// A tensor of ones; true for `bool`.
  public static Tensor ones(ShapedArray aval) {
    return full(aval, 1.0);
  }

  /// A tensor of `value` with the type and shape of `x`.
  public static Tensor fullLike(Tensor x, double value) {
    return full(x.aval(), value);
  }

  /// Zeros with the type and shape of `x`.
  public static Tensor zerosLike(Tensor x) {
    return zeros(x.aval());
  }

  /// Ones with the type and shape of `x`.
  public static Tensor onesLike(Tensor x) {
    return ones(x.aval());
  }

  /// The value of a tangent, zeros for a symbolic zero.
  public static Tensor instantiate(Tangent tangent) {
    return switch (tangent) {
      case Tangent.Of(Tensor value) -> value;
      case Tangent.Zero(ShapedArray aval) -> zeros(aval);
    };
  }

  /// [Iota]: positions along an axis.
  public static Tensor iota(ShapedArray aval, int axis) {
    return bind(new Iota(aval, axis));
  }

  // Element by element.

  /// [Neg].
  public static Tensor neg(Tensor x) {
    return bind(new Neg(), x);
  }

  /// [Abs].
  public static Tensor abs(Tensor x) {
    return bind(new Abs(), x);
  }

  /// [Sign].
  public static Tensor sign(Tensor x) {
    return bind(new Sign(), x);
  }

  /// [Floor].
  public static Tensor floor(Tensor x) {
    return bind(new Floor(), x);
  }

  /// [Ceil].
  public static Tensor ceil(Tensor x) {
    return bind(new Ceil(), x);
  }

  /// [Round].
  public static Tensor round(Tensor x) {
    return bind(new Round(), x);
  }

  /// [Exp].
  public static Tensor exp(Tensor x) {
    return bind(new Exp(), x);
  }

  /// [Exp2].
  public static Tensor exp2(Tensor x) {
    return bind(new Exp2(), x);
  }

  /// [Expm1].
  public static Tensor expm1(Tensor x) {
    return bind(new Expm1(), x);
  }

  /// [Log].
  public static Tensor log(Tensor x) {
    return bind(new Log(), x);
  }

  /// [Log1p].
  public static Tensor log1p(Tensor x) {
    return bind(new Log1p(), x);
  }

  /// [Sin].
  public static Tensor sin(Tensor x) {
    return bind(new Sin(), x);
  }

  /// [Cos].
  public static Tensor cos(Tensor x) {
    return bind(new Cos(), x);
  }

  /// [Tan].
  public static Tensor tan(Tensor x) {
    return bind(new Tan(), x);
  }

  /// [Asin].
  public static Tensor asin(Tensor x) {
    return bind(new Asin(), x);
  }

  /// [Acos].
  public static Tensor acos(Tensor x) {
    return bind(new Acos(), x);
  }

  /// [Atan].
  public static Tensor atan(Tensor x) {
    return bind(new Atan(), x);
  }

  /// [Sinh].
  public static Tensor sinh(Tensor x) {
    return bind(new Sinh(), x);
  }

  /// [Cosh].
  public static Tensor cosh(Tensor x) {
    return bind(new Cosh(), x);
  }

  /// [Tanh].
  public static Tensor tanh(Tensor x) {
    return bind(new Tanh(), x);
  }

  /// [Asinh].
  public static Tensor asinh(Tensor x) {
    return bind(new Asinh(), x);
  }

  /// [Acosh].
  public static Tensor acosh(Tensor x) {
    return bind(new Acosh(), x);
  }

  /// [Atanh].
  public static Tensor atanh(Tensor x) {
    return bind(new Atanh(), x);
  }

  /// [Logistic].
  public static Tensor logistic(Tensor x) {
    return bind(new Logistic(), x);
  }

  /// [Sqrt].
  public static Tensor sqrt(Tensor x) {
    return bind(new Sqrt(), x);
  }

  /// [Rsqrt].
  public static Tensor rsqrt(Tensor x) {
    return bind(new Rsqrt(), x);
  }

  /// [Cbrt].
  public static Tensor cbrt(Tensor x) {
    return bind(new Cbrt(), x);
  }

  /// [Erf].
  public static Tensor erf(Tensor x) {
    return bind(new Erf(), x);
  }

  /// [Erfc].
  public static Tensor erfc(Tensor x) {
    return bind(new Erfc(), x);
  }

  /// [ErfInv].
  public static Tensor erfInv(Tensor x) {
    return bind(new ErfInv(), x);
  }

  /// [Lgamma].
  public static Tensor lgamma(Tensor x) {
    return bind(new Lgamma(), x);
  }

  /// [Not].
  public static Tensor not(Tensor x) {
    return bind(new Not(), x);
  }

  /// [IsFinite].
  public static Tensor isFinite(Tensor x) {
    return bind(new IsFinite(), x);
  }

  /// [PopulationCount].
  public static Tensor populationCount(Tensor x) {
    return bind(new PopulationCount(), x);
  }

  /// [Clz].
  public static Tensor clz(Tensor x) {
    return bind(new Clz(), x);
  }

  /// [StopGradient].
  public static Tensor stopGradient(Tensor x) {
    return bind(new StopGradient(), x);
  }

  /// [IntegerPow].
  public static Tensor integerPow(Tensor x, int power) {
    return bind(new IntegerPow(power), x);
  }

  /// [Polygamma].
  public static Tensor polygamma(Tensor x, int order) {
    return bind(new Polygamma(order), x);
  }

  /// [ConvertElementType].
  public static Tensor convertElementType(Tensor x, DType dtype) {
    return x.dtype() == dtype ? x : bind(new ConvertElementType(dtype), x);
  }

  /// [BitcastConvertType].
  public static Tensor bitcastConvertType(Tensor x, DType dtype) {
    return bind(new BitcastConvertType(dtype), x);
  }

  /// [Add].
  public static Tensor add(Tensor x, Tensor y) {
    return bind(new Add(), x, y);
  }

  /// [Sub].
  public static Tensor sub(Tensor x, Tensor y) {
    return bind(new Sub(), x, y);
  }

  /// [Mul].
  public static Tensor mul(Tensor x, Tensor y) {
    return bind(new Mul(), x, y);
  }

  /// [Div].
  public static Tensor div(Tensor x, Tensor y) {
    return bind(new Div(), x, y);
  }

  /// [Rem].
  public static Tensor rem(Tensor x, Tensor y) {
    return bind(new Rem(), x, y);
  }

  /// [Max].
  public static Tensor max(Tensor x, Tensor y) {
    return bind(new Max(), x, y);
  }

  /// [Min].
  public static Tensor min(Tensor x, Tensor y) {
    return bind(new Min(), x, y);
  }

  /// [Pow].
  public static Tensor pow(Tensor x, Tensor y) {
    return bind(new Pow(), x, y);
  }

  /// [Atan2].
  public static Tensor atan2(Tensor x, Tensor y) {
    return bind(new Atan2(), x, y);
  }

  /// [NextAfter].
  public static Tensor nextAfter(Tensor x, Tensor y) {
    return bind(new NextAfter(), x, y);
  }

  /// [And].
  public static Tensor and(Tensor x, Tensor y) {
    return bind(new And(), x, y);
  }

  /// [Or].
  public static Tensor or(Tensor x, Tensor y) {
    return bind(new Or(), x, y);
  }

  /// [Xor].
  public static Tensor xor(Tensor x, Tensor y) {
    return bind(new Xor(), x, y);
  }

  /// [ShiftLeft].
  public static Tensor shiftLeft(Tensor x, Tensor y) {
    return bind(new ShiftLeft(), x, y);
  }

  /// [ShiftRightLogical].
  public static Tensor shiftRightLogical(Tensor x, Tensor y) {
    return bind(new ShiftRightLogical(), x, y);
  }

  /// [ShiftRightArithmetic].
  public static Tensor shiftRightArithmetic(Tensor x, Tensor y) {
    return bind(new ShiftRightArithmetic(), x, y);
  }

  /// [Compare].
  public static Tensor eq(Tensor x, Tensor y) {
    return bind(new Compare(Direction.EQ), x, y);
  }

  /// [Compare].
  public static Tensor ne(Tensor x, Tensor y) {
    return bind(new Compare(Direction.NE), x, y);
  }

  /// [Compare].
  public static Tensor lt(Tensor x, Tensor y) {
    return bind(new Compare(Direction.LT), x, y);
  }

  /// [Compare].
  public static Tensor le(Tensor x, Tensor y) {
    return bind(new Compare(Direction.LE), x, y);
  }

  /// [Compare].
  public static Tensor gt(Tensor x, Tensor y) {
    return bind(new Compare(Direction.GT), x, y);
  }

  /// [Compare].
  public static Tensor ge(Tensor x, Tensor y) {
    return bind(new Compare(Direction.GE), x, y);
  }

  /// [Select].
  public static Tensor select(Tensor condition, Tensor onTrue, Tensor onFalse) {
    return bind(new Select(), condition, onTrue, onFalse);
  }

  /// [Clamp].
  public static Tensor clamp(Tensor low, Tensor x, Tensor high) {
    return bind(new Clamp(), low, x, high);
  }

  /// [Fma].
  public static Tensor fma(Tensor x, Tensor y, Tensor z) {
    return bind(new Fma(), x, y, z);
  }

  /// The share of `x` in the derivative of an extremum `out` of `x` and `y`: 1 where `x` is it, a half where both are, else 0.
  static Tensor share(Tensor x, Tensor out, Tensor y) {
    Tensor zero = zerosLike(x);
    Tensor one = onesLike(x);
    Tensor half = fullLike(x, 0.5);
    return mul(select(eq(x, out), one, zero), select(eq(y, out), half, one));
  }

  // Shape.

  /// [BroadcastInDim].
  public static Tensor broadcastInDim(Tensor x, Shape shape, Axes dims) {
    return x.shape().equals(shape) && dims.equals(Axes.range(x.rank())) ? x : bind(new BroadcastInDim(shape, dims), x);
  }

  /// A scalar repeated to a shape.
  public static Tensor broadcastScalar(Tensor x, Shape shape) {
    return broadcastInDim(x, shape, Axes.NONE);
  }

  /// [Reshape].
  public static Tensor reshape(Tensor x, Shape shape) {
    return x.shape().equals(shape) ? x : bind(new Reshape(shape), x);
  }

  /// [Transpose].
  public static Tensor transpose(Tensor x, Axes permutation) {
    return permutation.equals(Axes.range(x.rank())) ? x : bind(new Transpose(permutation), x);
  }

  /// [Rev].
  public static Tensor rev(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new Rev(axes), x);
  }

  /// [Concatenate].
  public static Tensor concatenate(List<Tensor> xs, int axis) {
    return xs.size() == 1 ? xs.getFirst() : Binding.bind(new Concatenate(axis), xs).getFirst();
  }

  /// [Pad].
  public static Tensor pad(Tensor x, Tensor value, List<Padding> padding) {
    return padding.stream().allMatch(Padding.NONE::equals) ? x : bind(new Pad(padding), x, value);
  }

  /// [Pad], with a Java number.
  public static Tensor pad(Tensor x, double value, List<Padding> padding) {
    return pad(x, full(x.aval().withShape(Shape.SCALAR), value), padding);
  }

  /// [Slice].
  public static Tensor slice(Tensor x, Axes start, Axes limit, Axes strides) {
    Slice slice = new Slice(start, limit, strides);
    return slice.abstractEval(x.aval()).equals(x.aval()) ? x : bind(slice, x);
  }

  /// [Slice] along one axis.
  public static Tensor sliceInDim(Tensor x, int start, int limit, int axis) {
    return sliceInDim(x, start, limit, 1, axis);
  }

  /// [Slice] along one axis, every `stride`-th element.
  public static Tensor sliceInDim(Tensor x, int start, int limit, int stride, int axis) {
    int[] starts = new int[x.rank()];
    int[] limits = x.shape().dims();
    int[] strides = new int[x.rank()];
    Arrays.fill(strides, 1);
    starts[axis] = start;
    limits[axis] = limit;
    strides[axis] = stride;
    return slice(x, Axes.of(starts), Axes.of(limits), Axes.of(strides));
  }

  /// [DynamicSlice]: one integer scalar per axis as start.
  public static Tensor dynamicSlice(Tensor x, List<Tensor> starts, Shape sizes) {
    return x.shape().equals(sizes) ? x : Binding.bind(new DynamicSlice(sizes), prepend(List.of(x), starts)).getFirst();
  }

  /// [DynamicSlice] along one axis.
  public static Tensor dynamicSliceInDim(Tensor x, Tensor start, int size, int axis) {
    return dynamicSlice(x, starts(x, start, axis), x.shape().with(axis, size));
  }

  /// The slice of length 1 at `index` along an axis, which leaves the shape.
  public static Tensor dynamicIndexInDim(Tensor x, Tensor index, int axis) {
    return reshape(dynamicSliceInDim(x, index, 1, axis), x.shape().remove(axis));
  }

  /// [DynamicUpdateSlice]: one integer scalar per axis as start.
  public static Tensor dynamicUpdateSlice(Tensor x, Tensor update, List<Tensor> starts) {
    return Binding.bind(new DynamicUpdateSlice(), prepend(List.of(x, update), starts)).getFirst();
  }

  /// [DynamicUpdateSlice] along one axis.
  public static Tensor dynamicUpdateSliceInDim(Tensor x, Tensor update, Tensor start, int axis) {
    return dynamicUpdateSlice(x, update, starts(x, start, axis));
  }

  /// `x` with `update`, which lacks that axis, at `index` along an axis.
  public static Tensor dynamicUpdateIndexInDim(Tensor x, Tensor update, Tensor index, int axis) {
    return dynamicUpdateSliceInDim(x, reshape(update, x.shape().with(axis, 1)), index, axis);
  }

  private static List<Tensor> prepend(List<Tensor> first, List<Tensor> rest) {
    List<Tensor> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  private static List<Tensor> starts(Tensor x, Tensor start, int axis) {
    List<Tensor> starts = new ArrayList<>(Collections.nCopies(x.rank(), zeros(start.aval())));
    starts.set(axis, start);
    return starts;
  }

  /// [Gather].
  public static Tensor gather(Tensor x, Tensor indices, GatherDims dims, Shape sliceSizes, OutOfBounds mode, double fill) {
    return bind(new Gather(dims, sliceSizes, mode, fill), x, indices);
  }

  /// [Gather] of slices that lie within `x`.
  public static Tensor gather(Tensor x, Tensor indices, GatherDims dims, Shape sliceSizes) {
    return gather(x, indices, dims, sliceSizes, OutOfBounds.PROMISE_IN_BOUNDS, 0);
  }

  /// [Scatter].
  public static Tensor scatter(
      Scatter.Kind kind, Tensor x, Tensor indices, Tensor updates, GatherDims dims, OutOfBounds mode, boolean unique) {
    return bind(new Scatter(kind, dims, mode, unique), x, indices, updates);
  }

  /// [Scatter] that adds.
  public static Tensor scatterAdd(Tensor x, Tensor indices, Tensor updates, GatherDims dims, OutOfBounds mode) {
    return scatter(Scatter.Kind.ADD, x, indices, updates, dims, mode, false);
  }

  // Reductions and products.

  /// [ReduceSum].
  public static Tensor reduceSum(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceSum(axes), x);
  }

  /// [ReduceProd].
  public static Tensor reduceProd(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceProd(axes), x);
  }

  /// [ReduceMax].
  public static Tensor reduceMax(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceMax(axes), x);
  }

  /// [ReduceMin].
  public static Tensor reduceMin(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceMin(axes), x);
  }

  /// [ReduceAnd].
  public static Tensor reduceAnd(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceAnd(axes), x);
  }

  /// [ReduceOr].
  public static Tensor reduceOr(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceOr(axes), x);
  }

  /// [ReduceXor].
  public static Tensor reduceXor(Tensor x, Axes axes) {
    return axes.count() == 0 ? x : bind(new ReduceXor(axes), x);
  }

  /// [CumSum].
  public static Tensor cumsum(Tensor x, int axis, boolean reverse) {
    return bind(new CumSum(axis, reverse), x);
  }

  /// [CumProd].
  public static Tensor cumprod(Tensor x, int axis, boolean reverse) {
    return bind(new CumProd(axis, reverse), x);
  }

  /// [CumMax].
  public static Tensor cummax(Tensor x, int axis, boolean reverse) {
    return bind(new CumMax(axis, reverse), x);
  }

  /// [CumMin].
  public static Tensor cummin(Tensor x, int axis, boolean reverse) {
    return bind(new CumMin(axis, reverse), x);
  }

  /// [ArgMax].
  public static Tensor argmax(Tensor x, int axis, DType dtype) {
    return bind(new ArgMax(axis, dtype), x);
  }

  /// [ArgMin].
  public static Tensor argmin(Tensor x, int axis, DType dtype) {
    return bind(new ArgMin(axis, dtype), x);
  }

  /// [DotGeneral].
  public static Tensor dotGeneral(Tensor x, Tensor y, DotDims dims) {
    return bind(new DotGeneral(dims), x, y);
  }

  /// [ConvGeneralDilated].
  public static Tensor convGeneralDilated(
      Tensor x,
      Tensor w,
      ConvDims dims,
      Axes strides,
      List<Padding> padding,
      Axes lhsDilation,
      Axes rhsDilation,
      int featureGroups,
      int batchGroups) {
    return bind(
        new ConvGeneralDilated(dims, strides, padding, lhsDilation, rhsDilation, featureGroups, batchGroups), x, w);
  }

  /// [ConvGeneralDilated] without dilation and groups.
  public static Tensor conv(Tensor x, Tensor w, ConvDims dims, Axes strides, List<Padding> padding) {
    Axes ones = Window.ones(dims.spatial());
    return convGeneralDilated(x, w, dims, strides, padding, ones, ones, 1, 1);
  }

  /// [ReduceWindowSum].
  public static Tensor reduceWindowSum(Tensor x, Window window) {
    return bind(new ReduceWindowSum(window), x);
  }

  /// [ReduceWindowMax].
  public static Tensor reduceWindowMax(Tensor x, Window window) {
    return bind(new ReduceWindowMax(window), x);
  }

  /// [ReduceWindowMin].
  public static Tensor reduceWindowMin(Tensor x, Window window) {
    return bind(new ReduceWindowMin(window), x);
  }

  // Order.

  /// [Sort] of one tensor.
  public static Tensor sort(Tensor x, int axis) {
    return bind(new Sort(axis, 1), x);
  }

  /// [Sort] of several tensors together, by the first `keys` of them.
  public static List<Tensor> sort(List<Tensor> xs, int axis, int keys) {
    return Binding.bind(new Sort(axis, keys), xs);
  }

  /// [TopK]: values and positions.
  public static List<Tensor> topK(Tensor x, int k) {
    return Binding.bind(new TopK(k), List.of(x));
  }

  /// The elements of `x` at `positions` along an axis; all other axes have the same lengths and stay in step. Positions outside are moved to the nearest inside.
  public static Tensor takeAlongAxis(Tensor x, Tensor positions, int axis) {
    Axes others = Axes.allBut(axis, x.rank());
    GatherDims dims = new GatherDims(Axes.NONE, Axes.of(axis), Axes.of(axis), others, others);
    int[] one = new int[x.rank()];
    Arrays.setAll(one, i -> Math.min(x.dim(i), 1));
    return gather(x, reshape(positions, positions.shape().insert(x.rank(), 1)), dims, Shape.of(one));
  }
}
