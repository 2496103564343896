package dev.hokku.tests.laws;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Random operands; the same ones in each run, whatever else is tried before.
final class Values {

  /// The types that have derivatives.
  static final List<DType> FLOATS = List.of(DType.F32, DType.F64, DType.BF16, DType.F16);

  /// A type of each kind of integer.
  static final List<DType> INTEGERS = List.of(DType.S32, DType.U8, DType.S64, DType.U32, DType.S8, DType.U64);

  /// Odd shapes: a scalar, one element, a prime, two axes, ones in between, none.
  static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(1), Shape.of(37), Shape.of(3, 5), Shape.of(2, 1, 3), Shape.of(2, 0));

  private Values() {}

  /// Numbers between `low` and `high`: floats spread evenly, integers whole.
  static Tensor between(DType dtype, Shape shape, double low, double high) {
    Random random = new Random(31L * shape.hashCode() + dtype.ordinal() + Double.hashCode(low + 3 * high));
    return filled(dtype, shape, () -> {
      double value = low + (high - low) * random.nextDouble();
      return dtype.isFloating() ? value : Math.floor(value);
    });
  }

  /// As [#between], but other numbers for each `which`.
  static Tensor between(DType dtype, Shape shape, double low, double high, int which) {
    Random random = new Random(31L * shape.hashCode() + dtype.ordinal() + 1000L * which);
    return filled(dtype, shape, () -> {
      double value = low + (high - low) * random.nextDouble();
      return dtype.isFloating() ? value : Math.floor(value);
    });
  }

  /// `f64` between -2 and 2.
  static Tensor f64(int... dims) {
    return between(DType.F64, Shape.of(dims), -2, 2);
  }

  /// `f32` between -2 and 2.
  static Tensor f32(int... dims) {
    return between(DType.F32, Shape.of(dims), -2, 2);
  }

  /// True and false.
  static Tensor bools(int... dims) {
    return between(DType.BOOL, Shape.of(dims), 0, 2);
  }

  /// These integers, in a vector or the given shape.
  static Tensor integers(DType dtype, Shape shape, long... values) {
    int[] next = {0};
    return filled(dtype, shape, () -> values[next[0]++]);
  }

  /// An integer scalar.
  static Tensor scalar(int value) {
    return integers(DType.S32, Shape.SCALAR, value);
  }

  /// A random direction of length about 1 for each element, for floats; NaN-free.
  static Tensor direction(ShapedArray aval, long seed) {
    Random random = new Random(seed);
    return filled(aval.dtype(), aval.shape(), random::nextGaussian);
  }

  private static Tensor filled(DType dtype, Shape shape, DoubleSupplier values) {
    Buffer buffer = Buffer.zeros(dtype, shape.size());
    for (int i = 0; i < buffer.length(); i++) {
      buffer.setDouble(i, values.getAsDouble());
    }
    return new Array(new ShapedArray(dtype, shape), buffer);
  }
}
