package dev.hokku.tests.laws;

import static dev.hokku.tensor.DType.BOOL;

import dev.hokku.core.Primitive;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Acos;
import dev.hokku.lax.Acosh;
import dev.hokku.lax.Add;
import dev.hokku.lax.And;
import dev.hokku.lax.Asin;
import dev.hokku.lax.Asinh;
import dev.hokku.lax.Atan;
import dev.hokku.lax.Atan2;
import dev.hokku.lax.Atanh;
import dev.hokku.lax.Cbrt;
import dev.hokku.lax.Ceil;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Clz;
import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Cos;
import dev.hokku.lax.Cosh;
import dev.hokku.lax.Div;
import dev.hokku.lax.Erf;
import dev.hokku.lax.ErfInv;
import dev.hokku.lax.Erfc;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Exp2;
import dev.hokku.lax.Expm1;
import dev.hokku.lax.Floor;
import dev.hokku.lax.Fma;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.IsFinite;
import dev.hokku.lax.Lgamma;
import dev.hokku.lax.Log;
import dev.hokku.lax.Log1p;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.NextAfter;
import dev.hokku.lax.Not;
import dev.hokku.lax.Or;
import dev.hokku.lax.Polygamma;
import dev.hokku.lax.PopulationCount;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Rem;
import dev.hokku.lax.Round;
import dev.hokku.lax.Rsqrt;
import dev.hokku.lax.Select;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Sign;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Sinh;
import dev.hokku.lax.Sqrt;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Tan;
import dev.hokku.lax.Tanh;
import dev.hokku.lax.Xor;
import dev.hokku.random.Threefry2x32;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tests.laws.Sample.Derivatives;
import java.util.ArrayList;
import java.util.List;

/// Primitives that work element by element.
final class ElementwiseRows {

  private ElementwiseRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    functions(rows);
    arithmetic(rows);
    bits(rows);
    choices(rows);
    return rows;
  }

  /// Functions of floats, each on an interval where it is defined.
  private static void functions(List<Row> rows) {
    rows.add(floats(new Exp(), -3, 3));
    rows.add(floats(new Exp2(), -3, 3));
    rows.add(floats(new Expm1(), -1, 1));
    rows.add(floats(new Log(), 0.1, 4));
    rows.add(floats(new Log1p(), -0.9, 2));
    rows.add(floats(new Sin(), -4, 4));
    rows.add(floats(new Cos(), -4, 4));
    rows.add(floats(new Tan(), -1.2, 1.2));
    rows.add(floats(new Asin(), -0.9, 0.9));
    rows.add(floats(new Acos(), -0.9, 0.9));
    rows.add(floats(new Atan(), -3, 3));
    rows.add(floats(new Sinh(), -2, 2));
    rows.add(floats(new Cosh(), -2, 2));
    rows.add(floats(new Tanh(), -3, 3));
    rows.add(floats(new Asinh(), -3, 3));
    rows.add(floats(new Acosh(), 1.1, 4));
    rows.add(floats(new Atanh(), -0.9, 0.9));
    rows.add(floats(new Logistic(), -4, 4));
    rows.add(floats(new Erf(), -2, 2));
    rows.add(floats(new Erfc(), -2, 2));
    rows.add(floats(new ErfInv(), -0.9, 0.9));
    rows.add(floats(new Lgamma(), 0.3, 6));
    rows.add(Row.of(Polygamma.class, with(floats(new Polygamma(0), 0.3, 6), floats(new Polygamma(2), 0.5, 6))));
    rows.add(floats(new Sqrt(), 0.1, 4));
    rows.add(floats(new Rsqrt(), 0.2, 4));
    rows.add(floats(new Cbrt(), 0.2, 4));
    rows.add(floats(new Floor(), -4, 4));
    rows.add(floats(new Ceil(), -4, 4));
    rows.add(floats(new Round(), -4, 4));
    rows.add(floats(new IsFinite(), -4, 4));
    rows.add(Row.of(StopGradient.class, without(numbers(new StopGradient(), -4, 4))));
  }

  private static void arithmetic(List<Row> rows) {
    rows.add(numbers(new Neg(), -2, 2));
    rows.add(numbers(new Abs(), -2, 2));
    rows.add(numbers(new Sign(), -2, 2));
    rows.add(Row.of(IntegerPow.class, with(numbers(new IntegerPow(3), -2, 2), floats(new IntegerPow(-2), 0.5, 2), numbers(new IntegerPow(0), 1, 3))));
    rows.add(pairs(new Add(), -2, 2));
    rows.add(pairs(new Sub(), -2, 2));
    rows.add(pairs(new Mul(), -2, 2));
    rows.add(pairs(new Div(), 1, 4));
    rows.add(pairs(new Rem(), 1, 7));
    rows.add(pairs(new Max(), -3, 3));
    rows.add(pairs(new Min(), -3, 3));
    rows.add(pairs(new Pow(), 1, 3));
    rows.add(Row.of(Atan2.class, floatPairs(new Atan2(), 0.3, 3, true)));
    rows.add(Row.of(NextAfter.class, floatPairs(new NextAfter(), -2, 2, false)));
    List<Sample> fma = new ArrayList<>();
    for (DType dtype : Values.FLOATS) {
      for (Shape shape : Values.SHAPES) {
        fma.add(Sample.of(new Fma(), value(dtype, shape, 0), value(dtype, shape, 1), value(dtype, shape, 2)));
      }
    }
    rows.add(Row.of(Fma.class, fma));
  }

  private static void bits(List<Row> rows) {
    rows.add(integers(new Not(), true, 1));
    rows.add(integers(new PopulationCount(), false, 1));
    rows.add(integers(new Clz(), false, 1));
    rows.add(integers(new And(), true, 2));
    rows.add(integers(new Or(), true, 2));
    rows.add(integers(new Xor(), true, 2));
    rows.add(integers(new ShiftLeft(), false, 2));
    rows.add(integers(new ShiftRightLogical(), false, 2));
    rows.add(integers(new ShiftRightArithmetic(), false, 2));
    List<Sample> threefry = new ArrayList<>();
    for (Shape shape : Values.SHAPES) {
      threefry.add(Sample.flat(
          new Threefry2x32(), word(shape, 0), word(shape, 1), word(shape, 2), word(shape, 3)));
    }
    rows.add(Row.of(Threefry2x32.class, threefry));
  }

  private static void choices(List<Row> rows) {
    List<Sample> compare = new ArrayList<>();
    for (Compare.Direction direction : Compare.Direction.values()) {
      for (DType dtype : DType.values()) {
        Shape shape = Shape.of(3, 5);
        compare.add(Sample.flat(
            new Compare(direction), Values.between(dtype, shape, 0, 3, 0), Values.between(dtype, shape, 0, 3, 1)));
      }
    }
    rows.add(Row.of(Compare.class, compare));

    List<Sample> select = new ArrayList<>();
    List<Sample> clamp = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64, DType.BF16, DType.S32, DType.U8)) {
      for (Shape shape : Values.SHAPES) {
        Tensor condition = Values.between(BOOL, shape, 0, 2);
        select.add(Sample.of(new Select(), condition, Values.between(dtype, shape, 0, 3, 0), Values.between(dtype, shape, 0, 3, 1)));
        clamp.add(Sample.of(
            new Clamp(), Values.between(dtype, shape, 0, 1, 0), Values.between(dtype, shape, 0, 4, 1), Values.between(dtype, shape, 2, 3, 2)));
      }
    }
    rows.add(Row.of(Select.class, select));
    rows.add(Row.of(Clamp.class, clamp));

    List<Sample> convert = new ArrayList<>();
    for (DType from : DType.values()) {
      for (DType to : DType.values()) {
        Sample sample = Sample.of(new ConvertElementType(to), Values.between(from, Shape.of(2, 3), 0, 5));
        convert.add(from.isFloating() && to == DType.F64 ? sample : sample.with(Derivatives.NONE));
      }
    }
    rows.add(Row.of(ConvertElementType.class, convert));
  }

  /// A function of floats, with derivatives.
  private static Row floats(Primitive op, double low, double high) {
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : Values.FLOATS) {
      for (Shape shape : Values.SHAPES) {
        samples.add(Sample.of(op, Values.between(dtype, shape, low, high)));
      }
    }
    return Row.of(op.getClass(), samples);
  }

  /// A function of floats and integers.
  private static Row numbers(Primitive op, double low, double high) {
    List<Sample> samples = new ArrayList<>(floats(op, low, high).samples());
    for (DType dtype : Values.INTEGERS) {
      for (Shape shape : Values.SHAPES) {
        samples.add(Sample.of(op, Values.between(dtype, shape, Math.max(0, low), 9)));
      }
    }
    return Row.of(op.getClass(), samples);
  }

  /// A function of two floats or two integers.
  private static Row pairs(Primitive op, double low, double high) {
    List<Sample> samples = floatPairs(op, low, high, true);
    for (DType dtype : Values.INTEGERS) {
      for (Shape shape : Values.SHAPES) {
        samples.add(Sample.of(op, Values.between(dtype, shape, 1, 9, 0), Values.between(dtype, shape, 1, 5, 1)));
      }
    }
    return Row.of(op.getClass(), samples);
  }

  private static List<Sample> floatPairs(Primitive op, double low, double high, boolean derivatives) {
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : Values.FLOATS) {
      for (Shape shape : Values.SHAPES) {
        Tensor x = Values.between(dtype, shape, low, high, 0);
        Tensor y = Values.between(dtype, shape, low, high, 1);
        samples.add(Sample.of(op, x, y).with(derivatives ? Derivatives.BOTH : Derivatives.NONE));
      }
    }
    return samples;
  }

  /// A function of the bits of one or two integers.
  private static Row integers(Primitive op, boolean onBool, int arity) {
    List<Sample> samples = new ArrayList<>();
    List<DType> dtypes = new ArrayList<>(Values.INTEGERS);
    if (onBool) {
      dtypes.add(BOOL);
    }
    for (DType dtype : dtypes) {
      for (Shape shape : Values.SHAPES) {
        Tensor x = Values.between(dtype, shape, 0, dtype == BOOL ? 2 : 100, 0);
        Tensor y = Values.between(dtype, shape, 0, dtype == BOOL ? 2 : 10, 1);
        samples.add(arity == 1 ? Sample.flat(op, x) : Sample.flat(op, x, y));
      }
    }
    return Row.of(op.getClass(), samples);
  }

  private static List<Sample> with(Row... rows) {
    List<Sample> samples = new ArrayList<>();
    List.of(rows).forEach(row -> samples.addAll(row.samples()));
    return samples;
  }

  private static List<Sample> without(Row row) {
    return row.samples().stream().map(sample -> sample.with(Derivatives.NONE)).toList();
  }

  private static Tensor value(DType dtype, Shape shape, int which) {
    return Values.between(dtype, shape, -2, 2, which);
  }

  private static Tensor word(Shape shape, int which) {
    return Values.between(DType.U32, shape, 0, 4e9, which);
  }
}
