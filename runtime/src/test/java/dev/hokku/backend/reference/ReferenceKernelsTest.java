package dev.hokku.backend.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.lax.Add;
import dev.hokku.lax.ArgMax;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Clz;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Div;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Max;
import dev.hokku.lax.NextAfter;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.Rev;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;
import dev.hokku.core.Primitive;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The corners of the plain kernels; their everyday work is held by the laws over the catalogue.
class ReferenceKernelsTest {

  private static final ReferenceBackend BACKEND = new ReferenceBackend();

  private record Value(Buffer buffer, Shape shape) {
    ShapedArray aval() {
      return new ShapedArray(buffer.dtype(), shape);
    }
  }

  private static Value f32(Shape shape, float... values) {
    return new Value(Buffer.of(values), shape);
  }

  private static Value vector(DType dtype, long... values) {
    Buffer buffer = Buffer.zeros(dtype, values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.setLong(i, values[i]);
    }
    return new Value(buffer, Shape.of(values.length));
  }

  private static Buffer run(Primitive op, Value... in) {
    List<ShapedArray> avals = List.of(in).stream().map(Value::aval).toList();
    return BACKEND.evaluate(op, List.of(in).stream().map(Value::buffer).toList(), avals, op.abstractEval(avals)).getFirst();
  }

  private static double[] doubles(Buffer x) {
    return IntStream.range(0, x.length()).mapToDouble(x::getDouble).toArray();
  }

  private static long[] longs(Buffer x) {
    return IntStream.range(0, x.length()).mapToLong(x::getLong).toArray();
  }

  @Test
  void floatArithmeticIsRoundedOncePerOperation() {
    Random random = new Random(1);
    float[] x = new float[1000];
    float[] y = new float[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(random.nextInt());
      y[i] = Float.intBitsToFloat(random.nextInt());
    }
    Buffer sum = run(new Add(), f32(Shape.of(1000), x), f32(Shape.of(1000), y));
    Buffer quotient = run(new Div(), f32(Shape.of(1000), x), f32(Shape.of(1000), y));
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] + y[i], (float) sum.getDouble(i));
      assertEquals(x[i] / y[i], (float) quotient.getDouble(i));
    }
  }

  @Test
  void integersWrapAndDivideAsXlaDefines() {
    assertArrayEquals(new long[] {-128}, longs(run(new Add(), vector(DType.S8, 127), vector(DType.S8, 1))));
    assertArrayEquals(new long[] {-1, -3}, longs(run(new Div(), vector(DType.S32, 5, -7), vector(DType.S32, 0, 2))));
    assertArrayEquals(new long[] {255, 127}, longs(run(new Div(), vector(DType.U8, 5, 254), vector(DType.U8, 0, 2))));
    assertArrayEquals(new long[] {-1}, longs(run(new Max(), vector(DType.U64, -1), vector(DType.U64, 3))));
  }

  @Test
  void shiftsSeeTheBitsOfTheirType() {
    assertArrayEquals(new long[] {127, 0}, longs(run(new ShiftRightLogical(), vector(DType.S8, -1, -1), vector(DType.S8, 1, 8))));
    assertArrayEquals(new long[] {-1, 0}, longs(run(new ShiftRightArithmetic(), vector(DType.S8, -2, 64), vector(DType.S8, 100, 8))));
    assertArrayEquals(new long[] {255}, longs(run(new ShiftRightArithmetic(), vector(DType.U8, 128), vector(DType.U8, 7))));
    assertArrayEquals(new long[] {8, 0}, longs(run(new Clz(), vector(DType.S8, 0, -1))));
  }

  @Test
  void conversionsSaturateAndMapNanToZero() {
    Value x = f32(Shape.of(4), 300.7f, -5.9f, Float.NaN, Float.NEGATIVE_INFINITY);
    assertArrayEquals(new long[] {127, -5, 0, -128}, longs(run(new ConvertElementType(DType.S8), x)));
    assertArrayEquals(new long[] {300, 0, 0, 0}, longs(run(new ConvertElementType(DType.U32), x)));
    assertArrayEquals(new long[] {1, 1, 1, 1}, longs(run(new ConvertElementType(DType.BOOL), x)));
  }

  @Test
  void bitcastsSplitLowestByteFirstAndJoinAgain() {
    Value x = new Value(Buffer.of(DType.U32, new int[] {0x04030201, 0xffeeddcc}), Shape.of(2));
    Buffer bytes = run(new BitcastConvertType(DType.U8), x);
    assertArrayEquals(new long[] {1, 2, 3, 4, 0xcc, 0xdd, 0xee, 0xff}, longs(bytes));
    Buffer joined = run(new BitcastConvertType(DType.U64), new Value(bytes, Shape.of(8)));
    assertArrayEquals(new long[] {0xffeeddcc04030201L}, longs(joined));
  }

  @Test
  void elementsAreMovedAsTheAxesSay() {
    Value x = f32(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, doubles(run(new Transpose(Axes.of(1, 0)), x)));
    assertArrayEquals(new double[] {3, 2, 1, 6, 5, 4}, doubles(run(new Rev(Axes.of(1)), x)));
    assertArrayEquals(new double[] {1, 3}, doubles(run(new Slice(Axes.of(0, 0), Axes.of(1, 3), Axes.of(1, 2)), x)));
    assertArrayEquals(
        new double[] {1, 2, 3, 1, 2, 3},
        doubles(run(new BroadcastInDim(Shape.of(2, 3), Axes.of(1)), f32(Shape.of(3), 1, 2, 3))));
    assertArrayEquals(
        new double[] {1, 2, 3, 9, 4, 5, 6, 8},
        doubles(run(new Concatenate(1), x, f32(Shape.of(2, 1), 9, 8))));
  }

  @Test
  void paddingGoesAroundAndBetweenAndCutsOff() {
    Pad pad = new Pad(List.of(new Padding(-1, 2, 1)));
    assertArrayEquals(new double[] {0, 2, 0, 3, 0, 0}, doubles(run(pad, f32(Shape.of(3), 1, 2, 3), f32(Shape.SCALAR, 0))));
  }

  @Test
  void reductionsOverNothingGiveTheNeutralElement() {
    Value none = f32(Shape.of(2, 0));
    assertArrayEquals(new double[] {0, 0}, doubles(run(new ReduceSum(Axes.of(1)), none)));
    assertEquals(Double.NEGATIVE_INFINITY, run(new ReduceMax(Axes.of(1)), none).getDouble(0));
  }

  @Test
  void argMaxNamesTheFirstNan() {
    Value x = f32(Shape.of(4), 1, Float.NaN, 5, Float.NaN);
    assertArrayEquals(new long[] {1}, longs(run(new ArgMax(0, DType.S32), x)));
  }

  @Test
  void productsContractAnyAxes() {
    Value x = f32(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertArrayEquals(
        new double[] {14, 32, 32, 77}, doubles(run(new DotGeneral(DotDims.contract(1, 1)), x, x)));
    assertArrayEquals(
        new double[] {17, 22, 27, 22, 29, 36, 27, 36, 45}, doubles(run(new DotGeneral(DotDims.contract(0, 0)), x, x)));
    DotDims batched = new DotDims(Axes.of(1), Axes.of(1), Axes.of(0), Axes.of(0));
    assertArrayEquals(new double[] {14, 77}, doubles(run(new DotGeneral(batched), x, x)));
  }

  @Test
  void halvesStepToTheirOwnNeighbours() {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      Value one = vector(dtype, 1);
      double up = run(new NextAfter(), one, vector(dtype, 2)).getDouble(0);
      assertEquals(dtype == DType.F16 ? 0x1p-10 : 0x1p-7, up - 1);
      double down = run(new NextAfter(), vector(dtype, -1), vector(dtype, -2)).getDouble(0);
      assertEquals(-up, down);
      assertTrue(run(new NextAfter(), vector(dtype, 0), vector(dtype, -1)).getDouble(0) < 0);
    }
  }
}
