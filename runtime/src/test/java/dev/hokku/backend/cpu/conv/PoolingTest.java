package dev.hokku.backend.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Pools beside the reference backend, over random windows, with ties, NaN and padding.
class PoolingTest {

  /// Sums of at most 27 numbers below 8.
  private static final float TOLERANCE = 1e-4f;

  @Test
  void poolsAndTheGradientOfMaxPoolingAgreeWithTheReference() {
    Random random = new Random(11);
    for (int trial = 0; trial < 100; trial++) {
      ShapedArray x = ShapedArray.f32(2, 3 + random.nextInt(6), 3 + random.nextInt(6), 1 + random.nextInt(20));
      Window window = window(random);
      ShapedArray y = new ReduceWindowMax(window).abstractEval(x);
      if (y.size() == 0) {
        continue;
      }
      float[] in = numbers(random, x);
      Pooling pooling = Pooling.of(window, x, y).orElseThrow();
      String what = "trial %d: %s over %s".formatted(trial, window, x);

      float[] max = new float[y.size()];
      pooling.max(WorkerPool.ALONE, in, 0, max, 0);
      assertArrayEquals(reference(new ReduceWindowMax(window), y, x, in), max, what);

      float[] min = new float[y.size()];
      pooling.min(WorkerPool.ALONE, in, 0, min, 0);
      assertArrayEquals(reference(new ReduceWindowMin(window), y, x, in), min, what);

      float[] sum = new float[y.size()];
      pooling.sum(WorkerPool.ALONE, in, 0, sum, 0);
      assertArrayEquals(reference(new ReduceWindowSum(window), y, x, in), sum, TOLERANCE, what);

      assertScatters(pooling, Direction.GE, window, x, in, y, numbers(random, y), what);
      assertScatters(pooling, Direction.LE, window, x, in, y, numbers(random, y), what);
    }
  }

  @Test
  void windowsOverBatchOrChannelsAreLeftToOthers() {
    Window overChannels = Window.of(Shape.of(1, 2, 2, 2), Axes.of(1, 1, 1, 1));
    ShapedArray x = ShapedArray.f32(1, 4, 4, 4);

    assertEquals(Optional.empty(), Pooling.of(overChannels, x, new ReduceWindowMax(overChannels).abstractEval(x)));
  }

  private static void assertScatters(
      Pooling pooling, Direction direction, Window window, ShapedArray x, float[] in, ShapedArray y, float[] source, String what) {
    float[] actual = new float[x.size()];
    pooling.scatterToSelected(WorkerPool.ALONE, direction == Direction.GE, source, 0, in, 0, actual, 0);
    List<Buffer> expected = new ReferenceBackend().evaluate(
        new SelectAndScatterAdd(direction, window), List.of(Buffer.of(source), Buffer.of(in)), List.of(y, x), List.of(x));
    assertArrayEquals(expected.getFirst().floats(), actual, TOLERANCE, what);
  }

  private static float[] reference(Primitive op, ShapedArray y, ShapedArray x, float[] in) {
    return new ReferenceBackend().evaluate(op, List.of(Buffer.of(in)), List.of(x), List.of(y)).getFirst().floats();
  }

  private static Window window(Random random) {
    Padding rows = Padding.edges(random.nextInt(2), random.nextInt(2));
    Padding columns = Padding.edges(random.nextInt(2), random.nextInt(2));
    return new Window(
        Shape.of(1, 1 + random.nextInt(3), 1 + random.nextInt(3), 1),
        Axes.of(1, 1 + random.nextInt(3), 1 + random.nextInt(3), 1),
        List.of(Padding.NONE, rows, columns, Padding.NONE),
        Window.ones(4));
  }

  /// Few distinct values, so that windows have ties, and a NaN now and then.
  private static float[] numbers(Random random, ShapedArray aval) {
    float[] numbers = new float[aval.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(60) == 0 ? Float.NaN : random.nextInt(8) - 4;
    }
    return numbers;
  }
}
