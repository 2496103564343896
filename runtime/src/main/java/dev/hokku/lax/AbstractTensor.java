package dev.hokku.lax;

import static dev.hokku.tensor.KeepDims.NO;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Indexed;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The one base of all tensors: it gives the fluent methods their meaning by binding primitives. Concrete arrays add their elements, tracers
/// of a transform add the trace they belong to.
///
/// The one use of inheritance in the runtime: without it `tensor` would depend on the primitives.
public abstract class AbstractTensor implements Tensor {

  private final ShapedArray aval;

  /// @param aval type and shape
  protected AbstractTensor(ShapedArray aval) {
    this.aval = aval;
  }

  @Override
  public final ShapedArray aval() {
    return aval;
  }

  // Memory.

  @Override
  public void delete() {
    throw new IllegalStateException(
        "%s has no memory to give back: it is a type, or stands for a value inside jit, grad or vmap. Delete results outside.".formatted(aval));
  }

  @Override
  public boolean isDeleted() {
    return false;
  }

  // Reading values.

  /// What `reader` makes of the elements; it does not keep them.
  protected <R> R read(Function<Buffer, R> reader) {
    return reader.apply(buffer());
  }

  @Override
  public double item() {
    if (aval.shape().count() != 1) {
      throw new IllegalArgumentException(
          "item reads the only element, but %s has %d. Use at(...) to choose one.".formatted(aval, aval.shape().count()));
    }
    return read(buffer -> buffer.getDouble(0));
  }

  @Override
  public float[] toFloatArray() {
    return read(buffer -> {
      float[] out = new float[buffer.length()];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) buffer.getDouble(i);
      }
      return out;
    });
  }

  @Override
  public double[] toDoubleArray() {
    return read(buffer -> {
      double[] out = new double[buffer.length()];
      Arrays.setAll(out, buffer::getDouble);
      return out;
    });
  }

  @Override
  public int[] toIntArray() {
    return read(buffer -> {
      int[] out = new int[buffer.length()];
      Arrays.setAll(out, i -> (int) buffer.getLong(i));
      return out;
    });
  }

  @Override
  public long[] toLongArray() {
    return read(buffer -> {
      long[] out = new long[buffer.length()];
      Arrays.setAll(out, buffer::getLong);
      return out;
    });
  }

  // Arithmetic.

  @Override
  public Tensor add(Tensor y) {
    return Numpy.add(this, y);
  }

  @Override
  public Tensor add(double y) {
    return Numpy.add(this, weak(y));
  }

  @Override
  public Tensor add(long y) {
    return Numpy.add(this, weak(y));
  }

  @Override
  public Tensor sub(Tensor y) {
    return Numpy.subtract(this, y);
  }

  @Override
  public Tensor sub(double y) {
    return Numpy.subtract(this, weak(y));
  }

  @Override
  public Tensor sub(long y) {
    return Numpy.subtract(this, weak(y));
  }

  @Override
  public Tensor mul(Tensor y) {
    return Numpy.multiply(this, y);
  }

  @Override
  public Tensor mul(double y) {
    return Numpy.multiply(this, weak(y));
  }

  @Override
  public Tensor mul(long y) {
    return Numpy.multiply(this, weak(y));
  }

  @Override
  public Tensor div(Tensor y) {
    return Numpy.divide(this, y);
  }

  @Override
  public Tensor div(double y) {
    return Numpy.divide(this, weak(y));
  }

  @Override
  public Tensor mod(Tensor y) {
    return Numpy.remainder(this, y);
  }

  @Override
  public Tensor mod(double y) {
    return Numpy.remainder(this, weak(y));
  }

  @Override
  public Tensor mod(long y) {
    return Numpy.remainder(this, weak(y));
  }

  @Override
  public Tensor pow(Tensor y) {
    return Numpy.power(this, y);
  }

  @Override
  public Tensor pow(double y) {
    return Numpy.power(this, weak(y));
  }

  @Override
  public Tensor pow(long y) {
    return Numpy.power(this, y);
  }

  @Override
  public Tensor neg() {
    return Lax.neg(this);
  }

  @Override
  public Tensor abs() {
    return Lax.abs(this);
  }

  @Override
  public Tensor sign() {
    return Lax.sign(this);
  }

  @Override
  public Tensor square() {
    return Lax.integerPow(this, 2);
  }

  @Override
  public Tensor sqrt() {
    return Lax.sqrt(floating());
  }

  @Override
  public Tensor rsqrt() {
    return Lax.rsqrt(floating());
  }

  @Override
  public Tensor reciprocal() {
    return Lax.integerPow(floating(), -1);
  }

  @Override
  public Tensor exp() {
    return Lax.exp(floating());
  }

  @Override
  public Tensor expm1() {
    return Lax.expm1(floating());
  }

  @Override
  public Tensor log() {
    return Lax.log(floating());
  }

  @Override
  public Tensor log1p() {
    return Lax.log1p(floating());
  }

  @Override
  public Tensor sin() {
    return Lax.sin(floating());
  }

  @Override
  public Tensor cos() {
    return Lax.cos(floating());
  }

  @Override
  public Tensor tanh() {
    return Lax.tanh(floating());
  }

  @Override
  public Tensor erf() {
    return Lax.erf(floating());
  }

  @Override
  public Tensor floor() {
    return dtype().isFloating() ? Lax.floor(this) : this;
  }

  @Override
  public Tensor ceil() {
    return dtype().isFloating() ? Lax.ceil(this) : this;
  }

  @Override
  public Tensor round() {
    return dtype().isFloating() ? Lax.round(this) : this;
  }

  @Override
  public Tensor maximum(Tensor y) {
    return Numpy.maximum(this, y);
  }

  @Override
  public Tensor maximum(double y) {
    return Numpy.maximum(this, weak(y));
  }

  @Override
  public Tensor maximum(long y) {
    return Numpy.maximum(this, weak(y));
  }

  @Override
  public Tensor minimum(Tensor y) {
    return Numpy.minimum(this, y);
  }

  @Override
  public Tensor minimum(double y) {
    return Numpy.minimum(this, weak(y));
  }

  @Override
  public Tensor minimum(long y) {
    return Numpy.minimum(this, weak(y));
  }

  @Override
  public Tensor eq(Tensor y) {
    return Numpy.equal(this, y);
  }

  @Override
  public Tensor eq(double y) {
    return Numpy.equal(this, weak(y));
  }

  @Override
  public Tensor eq(long y) {
    return Numpy.equal(this, weak(y));
  }

  @Override
  public Tensor ne(Tensor y) {
    return Numpy.notEqual(this, y);
  }

  @Override
  public Tensor ne(double y) {
    return Numpy.notEqual(this, weak(y));
  }

  @Override
  public Tensor ne(long y) {
    return Numpy.notEqual(this, weak(y));
  }

  @Override
  public Tensor lt(Tensor y) {
    return Numpy.less(this, y);
  }

  @Override
  public Tensor lt(double y) {
    return Numpy.less(this, weak(y));
  }

  @Override
  public Tensor lt(long y) {
    return Numpy.less(this, weak(y));
  }

  @Override
  public Tensor le(Tensor y) {
    return Numpy.lessEqual(this, y);
  }

  @Override
  public Tensor le(double y) {
    return Numpy.lessEqual(this, weak(y));
  }

  @Override
  public Tensor le(long y) {
    return Numpy.lessEqual(this, weak(y));
  }

  @Override
  public Tensor gt(Tensor y) {
    return Numpy.greater(this, y);
  }

  @Override
  public Tensor gt(double y) {
    return Numpy.greater(this, weak(y));
  }

  @Override
  public Tensor gt(long y) {
    return Numpy.greater(this, weak(y));
  }

  @Override
  public Tensor ge(Tensor y) {
    return Numpy.greaterEqual(this, y);
  }

  @Override
  public Tensor ge(double y) {
    return Numpy.greaterEqual(this, weak(y));
  }

  @Override
  public Tensor ge(long y) {
    return Numpy.greaterEqual(this, weak(y));
  }

  @Override
  public Tensor and(Tensor y) {
    return Numpy.bitwiseAnd(this, y);
  }

  @Override
  public Tensor or(Tensor y) {
    return Numpy.bitwiseOr(this, y);
  }

  @Override
  public Tensor xor(Tensor y) {
    return Numpy.bitwiseXor(this, y);
  }

  @Override
  public Tensor not() {
    return Lax.not(this);
  }

  /// A Java fraction as a tensor of this shape, of the dtype it takes beside this one.
  private Tensor weak(double y) {
    return Lax.full(aval.withDtype(Promotion.withFraction(dtype())), y);
  }

  /// A Java whole number as a tensor of this shape, of the dtype it takes beside this one.
  private Tensor weak(long y) {
    return Lax.full(aval.withDtype(Promotion.withWhole(dtype())), y);
  }

  /// This, as `f32` if it is not floating.
  private Tensor floating() {
    return Lax.convertElementType(this, Promotion.toFloating(dtype()));
  }
  @Override
  public Tensor clip(double low, double high) {
    return Numpy.clip(this, low, high);
  }

  @Override
  public Tensor clip(long low, long high) {
    return Numpy.clip(this, low, high);
  }

  // Products.

  @Override
  public Tensor matmul(Tensor y) {
    return Products.matmul(this, y);
  }

  @Override
  public Tensor dot(Tensor y) {
    return Products.dot(this, y);
  }

  // Shape.

  @Override
  public Tensor reshape(int... dims) {
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != -1) {
        known *= dims[i];
      } else if (unknown >= 0) {
        throw new ShapeError("reshape", "%s has two lengths of -1".formatted(Arrays.toString(dims)), "One length may be -1.");
      } else {
        unknown = i;
      }
    }
    if (unknown < 0) {
      return reshape(Shape.of(dims));
    }
    if (known == 0 || shape().count() % known != 0) {
      throw new ShapeError(
          "reshape",
          "no length in place of -1 makes %s hold the %d elements of %s".formatted(Arrays.toString(dims), shape().count(), aval),
          "A reshape keeps the number of elements.");
    }
    int[] full = dims.clone();
    full[unknown] = (int) (shape().count() / known);
    return reshape(Shape.of(full));
  }

  @Override
  public Tensor reshape(Shape shape) {
    return Lax.reshape(this, shape);
  }

  @Override
  public Tensor flatten() {
    return Lax.reshape(this, Shape.of(shape().size()));
  }

  @Override
  public Tensor transpose() {
    int[] order = new int[rank()];
    Arrays.setAll(order, i -> order.length - 1 - i);
    return Lax.transpose(this, Axes.of(order));
  }

  @Override
  public Tensor transpose(int... permutation) {
    return Lax.transpose(this, Axes.of(Arrays.stream(permutation).map(axis -> Checks.axisOf("transpose", axis, this)).toArray()));
  }

  @Override
  public Tensor swapAxes(int first, int second) {
    int[] order = Axes.range(rank()).toArray();
    int a = Checks.axisOf("swapaxes", first, this);
    int b = Checks.axisOf("swapaxes", second, this);
    order[a] = b;
    order[b] = a;
    return Lax.transpose(this, Axes.of(order));
  }

  @Override
  public Tensor moveAxis(int from, int to) {
    return Batching.moveAxis(this, Checks.axisOf("moveaxis", from, this), Checks.axisOf("moveaxis", to, this));
  }

  @Override
  public Tensor expandDims(int axis) {
    if (axis < -rank() - 1 || axis > rank()) {
      throw new ShapeError(
          "expand_dims",
          "no axis can be put in at %d of x: %s".formatted(axis, aval),
          "Name a place in [%d, %d].".formatted(-rank() - 1, rank()));
    }
    return Lax.reshape(this, shape().insert(axis < 0 ? axis + rank() + 1 : axis, 1));
  }

  @Override
  public Tensor squeeze(int... axes) {
    List<Integer> ones = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (axes.length == 0 && dim(axis) == 1) {
        ones.add(axis);
      }
    }
    for (int named : axes) {
      int axis = Checks.axisOf("squeeze", named, this);
      if (dim(axis) != 1) {
        throw new ShapeError(
            "squeeze",
            "axis %d of x: %s has length %d".formatted(axis, aval, dim(axis)),
            "Only an axis of length 1 leaves so.");
      }
      ones.add(axis);
    }
    return Lax.reshape(this, shape().without(Axes.of(ones)));
  }

  @Override
  public Tensor broadcastTo(Shape shape) {
    return Broadcasting.to("broadcast_to", this, shape);
  }

  @Override
  public Tensor astype(DType dtype) {
    return Lax.convertElementType(this, dtype);
  }

  @Override
  public Indexed at(Index... places) {
    return Indexing.at(this, places);
  }

  @Override
  public Indexed at(int... positions) {
    return Indexing.at(this, Arrays.stream(positions).mapToObj(Index::index).toArray(Index[]::new));
  }

  // Reductions.

  @Override
  public Tensor sum(int... axes) {
    return Statistics.sum(this, Checks.axesOf("sum", this, axes), NO);
  }

  @Override
  public Tensor sum(Axes axes, KeepDims keepDims) {
    return Statistics.sum(this, axes, keepDims);
  }

  @Override
  public Tensor mean(int... axes) {
    return Statistics.mean(this, Checks.axesOf("mean", this, axes), NO);
  }

  @Override
  public Tensor mean(Axes axes, KeepDims keepDims) {
    return Statistics.mean(this, axes, keepDims);
  }

  @Override
  public Tensor var(int... axes) {
    return Numpy.var(this, Checks.axesOf("var", this, axes), NO);
  }

  @Override
  public Tensor var(Axes axes, KeepDims keepDims) {
    return Numpy.var(this, axes, keepDims);
  }

  @Override
  public Tensor std(int... axes) {
    return Numpy.std(this, Checks.axesOf("std", this, axes), NO);
  }

  @Override
  public Tensor prod(int... axes) {
    return Statistics.prod(this, Checks.axesOf("prod", this, axes), NO);
  }

  @Override
  public Tensor max(int... axes) {
    return Statistics.max(this, Checks.axesOf("max", this, axes), NO);
  }

  @Override
  public Tensor max(Axes axes, KeepDims keepDims) {
    return Statistics.max(this, axes, keepDims);
  }

  @Override
  public Tensor min(int... axes) {
    return Statistics.min(this, Checks.axesOf("min", this, axes), NO);
  }

  @Override
  public Tensor min(Axes axes, KeepDims keepDims) {
    return Statistics.min(this, axes, keepDims);
  }

  @Override
  public Tensor all(int... axes) {
    return Statistics.all(this, Checks.axesOf("all", this, axes), NO);
  }

  @Override
  public Tensor any(int... axes) {
    return Statistics.any(this, Checks.axesOf("any", this, axes), NO);
  }
  @Override
  public Tensor argmax(int axis) {
    return Lax.argmax(this, Checks.axisOf("argmax", axis, this), DType.S32);
  }

  @Override
  public Tensor argmin(int axis) {
    return Lax.argmin(this, Checks.axisOf("argmin", axis, this), DType.S32);
  }

  @Override
  public Tensor cumsum(int axis) {
    return Numpy.cumsum(this, axis);
  }
}
