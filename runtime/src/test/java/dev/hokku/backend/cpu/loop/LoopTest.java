package dev.hokku.backend.cpu.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Input;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Generated loops at every vector width against doubles; and against each other, bit by bit.
class LoopTest {

  private static final int ROWS = 7;

  /// Of rows of `n` elements: rounding of a handful of operations and a sum.
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void oneLoopForAChainWithRowAndColumnOperands(VectorWidth width) {
    // relu(x * w + b), w full and repeated for every row, b one per row
    LoopProgram program = new LoopProgram(
        List.of(
            new Input(Kind.FLOAT, true), new Input(Kind.FLOAT, true), new Input(Kind.FLOAT, false),
            new Apply(LoopOp.MUL, Kind.FLOAT, List.of(0, 1)), new Apply(LoopOp.ADD, Kind.FLOAT, List.of(3, 2)), new Constant(Kind.FLOAT, 0), new Apply(LoopOp.MAX, Kind.FLOAT, List.of(4, 5))),
        List.of(6));
    for (int n : new int[] {1, 5, 16, 33, 100}) {
      float[] x = random(ROWS * n, n);
      float[] w = random(n, n + 1);
      float[] b = random(ROWS, n + 2);
      float[] y = new float[ROWS * n];
      run(width, program, new Object[] {x, w, b, y}, new int[] {n, 0, 1, n}, ROWS, n);
      for (int i = 0; i < y.length; i++) {
        assertEquals(Math.max(0f, x[i] * w[i % n] + b[i / n]), y[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void softmaxTakesThreePasses(VectorWidth width) {
    for (int n : new int[] {1, 10, 32, 77, 1024}) {
      float[] x = random(ROWS * n, n);
      float[] y = new float[ROWS * n];
      run(width, SOFTMAX, new Object[] {x, y}, new int[] {n, n}, ROWS, n);
      float[] plain = new float[ROWS * n];
      run(VectorWidth.NONE, SOFTMAX, new Object[] {x, plain}, new int[] {n, n}, ROWS, n);
      assertArrayEquals(plain, y);
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += Math.exp(x[row * n + i]);
        }
        for (int i = 0; i < n; i++) {
          assertEquals(Math.exp(x[row * n + i]) / sum, y[row * n + i], TOLERANCE);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void masksAndIntegersCanBeReadAndWritten(VectorWidth width) {
    // out0 = x < y, out1 = select(m and x < y, i + 3, 0), out2 = the row's largest x
    LoopProgram program = new LoopProgram(
        List.of(
            new Input(Kind.FLOAT, true), new Input(Kind.FLOAT, true), new Input(Kind.INT, true), new Input(Kind.MASK, true),
            new Apply(LoopOp.LT, Kind.MASK, List.of(0, 1)), new Constant(Kind.INT, 3), new Apply(LoopOp.ADD, Kind.INT, List.of(2, 5)),
            new Apply(LoopOp.AND, Kind.MASK, List.of(3, 4)), new Constant(Kind.INT, 0), new Apply(LoopOp.SELECT, Kind.INT, List.of(7, 6, 8)),
            new Reduce(Reducer.MAX, 0)),
        List.of(4, 9, 10));
    int n = 45;
    float[] x = random(ROWS * n, 1);
    float[] y = random(ROWS * n, 2);
    int[] i = new Random(3).ints(ROWS * n).toArray();
    byte[] m = new byte[ROWS * n];
    for (int k = 0; k < m.length; k++) {
      m[k] = (byte) (k % 3 == 0 ? 1 : 0);
    }
    byte[] less = new byte[ROWS * n];
    int[] chosen = new int[ROWS * n];
    float[] largest = new float[ROWS];
    run(width, program, new Object[] {x, y, i, m, less, chosen, largest}, new int[] {n, n, n, n, n, n, 1}, ROWS, n);
    for (int k = 0; k < less.length; k++) {
      assertEquals(x[k] < y[k] ? 1 : 0, less[k]);
      assertEquals(m[k] == 1 && x[k] < y[k] ? i[k] + 3 : 0, chosen[k]);
    }
    for (int row = 0; row < ROWS; row++) {
      float expected = x[row * n];
      for (int k = 0; k < n; k++) {
        expected = Math.max(expected, x[row * n + k]);
      }
      assertEquals(expected, largest[row]);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void aNanInARowIsItsLargestAndSmallest(VectorWidth width) {
    LoopProgram program = new LoopProgram(
        List.of(new Input(Kind.FLOAT, true), new Reduce(Reducer.MAX, 0), new Reduce(Reducer.MIN, 0)), List.of(1, 2));
    int n = 100;
    for (int at = 0; at < n; at++) {
      float[] x = random(n, at);
      x[at] = Float.NaN;
      float[] largest = new float[1];
      float[] smallest = new float[1];
      run(width, program, new Object[] {x, largest, smallest}, new int[] {n, 1, 1}, 1, n);
      assertEquals(Float.NaN, largest[0]);
      assertEquals(Float.NaN, smallest[0]);
    }
  }

  /// Of several NaN the last in its place counts, of zeros the first: the bits tell.
  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void theLargestHasTheBitsOfSingleElements(VectorWidth width) {
    LoopProgram program = new LoopProgram(
        List.of(new Input(Kind.FLOAT, true), new Reduce(Reducer.MAX, 0), new Reduce(Reducer.MIN, 0)), List.of(1, 2));
    Random random = new Random(4);
    float[] some = {0f, -0f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.intBitsToFloat(0x7fc00001), Float.intBitsToFloat(0xffc00002)};
    for (int round = 0; round < 300; round++) {
      int kinds = 2 + round % 5;
      float[] x = new float[1 + random.nextInt(200)];
      for (int i = 0; i < x.length; i++) {
        x[i] = some[random.nextInt(kinds)];
      }
      float[][] y = new float[4][1];
      run(new LoopClasses(width).loop(program), new Object[] {x, y[0], y[1]}, new int[] {0, 1, 1}, 1, x.length);
      run(new LoopClasses(VectorWidth.NONE).loop(program), new Object[] {x, y[2], y[3]}, new int[] {0, 1, 1}, 1, x.length);
      assertEquals(Float.floatToRawIntBits(y[2][0]), Float.floatToRawIntBits(y[0][0]));
      assertEquals(Float.floatToRawIntBits(y[3][0]), Float.floatToRawIntBits(y[1][0]));
    }
  }

  /// A result may take the place of an input. What waits for the sum lies in the result's row, unless a later pass still reads the input.
  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void aResultInTheInputsPlaceIsTheSame(VectorWidth width) {
    LoopBuilder b = new LoopBuilder();
    int x = b.input(Kind.FLOAT, true);
    int e = new Functions(b).exp(b.apply(LoopOp.SUB, x, b.reduce(Reducer.MAX, x)));
    LoopProgram again = b.build(List.of(b.apply(LoopOp.SUB, x, b.apply(LoopOp.DIV, e, b.reduce(Reducer.SUM, e)))));
    assertEquals(0, new LoopClasses(width).loop(SOFTMAX).spilledRows());
    assertEquals(1, new LoopClasses(width).loop(again).spilledRows());
    int n = 77;
    for (LoopProgram program : List.of(SOFTMAX, again)) {
      float[] y = new float[ROWS * n];
      run(width, program, new Object[] {random(ROWS * n, 5), y}, new int[] {n, n}, ROWS, n);
      for (Loop loop : List.of(new LoopClasses(width).loop(program), new BlockedLoops().loop(program))) {
        float[] both = random(ROWS * n, 5);
        run(loop, new Object[] {both, both}, new int[] {n, n}, ROWS, n);
        assertArrayEquals(y, both);
      }
    }
  }

  private static final LoopProgram SOFTMAX = softmax();

  private static LoopProgram softmax() {
    LoopBuilder b = new LoopBuilder();
    int x = b.input(Kind.FLOAT, true);
    int e = new Functions(b).exp(b.apply(LoopOp.SUB, x, b.reduce(Reducer.MAX, x)));
    return b.build(List.of(b.apply(LoopOp.DIV, e, b.reduce(Reducer.SUM, e))));
  }

  private static void run(VectorWidth width, LoopProgram program, Object[] arrays, int[] strides, int rows, int n) {
    run(new LoopClasses(width).loop(program), arrays, strides, rows, n);
    // The same again piece by piece, into arrays of its own, must give the same bits.
    int inputs = program.inputs().size();
    Object[] others = arrays.clone();
    for (int i = inputs; i < others.length; i++) {
      others[i] = copy(arrays[i]);
    }
    run(new BlockedLoops().loop(program), others, strides, rows, n);
    for (int i = inputs; i < others.length; i++) {
      assertTrue(Objects.deepEquals(arrays[i], others[i]), "result %d of %s".formatted(i - inputs, program));
    }
  }

  private static Object copy(Object array) {
    return switch (array) {
      case float[] floats -> new float[floats.length];
      case int[] ints -> new int[ints.length];
      case byte[] bytes -> new byte[bytes.length];
      default -> throw new IllegalArgumentException("No operand is a %s.".formatted(array.getClass()));
    };
  }

  private static void run(Loop loop, Object[] arrays, int[] strides, int rows, int n) {
    loop.run(arrays, new int[arrays.length], strides, rows, n, new float[Loop.SCRATCH + n * loop.spilledRows()]);
  }

  private static float[] random(int size, int seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
