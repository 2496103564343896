package dev.hokku.backend.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The convolution kernel beside the reference backend, over random geometries.
class ConvolutionTest {

  private static final Sgemm GEMM = new Sgemm(VectorWidth.CHOSEN);

  /// Sums of a few hundred products of numbers below 1: rounding stays far below this.
  private static final float TOLERANCE = 1e-4f;

  @Test
  void forwardAndBothGradientsAgreeWithTheReference() {
    Random random = new Random(7);
    for (int trial = 0; trial < 150; trial++) {
      int spatial = 1 + random.nextInt(3);
      Case forward = forward(random, spatial, random.nextInt(3));
      if (forward.y().shape().count() == 0) {
        continue;
      }
      assertAgrees(forward, random, "trial %d, forward".formatted(trial));
      assertAgrees(byKernel(forward), random, "trial %d, by kernel".formatted(trial));
    }
  }

  @Test
  void everyThreadCountGivesTheSameBits() {
    Random random = new Random(3);
    Case forward = new Case(
        new ConvGeneralDilated(
            ConvDims.channelsLast(2), Axes.of(1, 1), List.of(Padding.edges(2, 2), Padding.edges(2, 2)), Axes.of(1, 1), Axes.of(1, 1), 1, 1),
        ShapedArray.f32(9, 28, 28, 5),
        ShapedArray.f32(5, 5, 5, 17));
    for (Case problem : List.of(forward, byKernel(forward))) {
      float[] x = numbers(random, problem.x());
      float[] w = numbers(random, problem.w());
      float[] alone = run(problem, WorkerPool.ALONE, x, w);
      try (WorkerPool three = new WorkerPool(3)) {
        assertArrayEquals(alone, run(problem, three, x, w));
      }
    }
  }

  @Test
  void groupsAndOtherLayoutsAreLeftToOthers() {
    ConvGeneralDilated grouped = new ConvGeneralDilated(
        ConvDims.channelsLast(1), Axes.of(1), List.of(Padding.NONE), Axes.of(1), Axes.of(1), 2, 1);
    ConvGeneralDilated channelsFirst = new ConvGeneralDilated(
        ConvDims.channelsFirst(1), Axes.of(1), List.of(Padding.NONE), Axes.of(1), Axes.of(1), 1, 1);

    assertEquals(Optional.empty(), plan(new Case(grouped, ShapedArray.f32(1, 8, 4), ShapedArray.f32(3, 2, 4))));
    assertEquals(Optional.empty(), plan(new Case(channelsFirst, ShapedArray.f32(1, 4, 8), ShapedArray.f32(3, 4, 3))));
  }

  private record Case(ConvGeneralDilated op, ShapedArray x, ShapedArray w) {
    ShapedArray y() {
      return op.abstractEval(x, w);
    }
  }

  /// A forward convolution, or one shaped like a gradient by the input: dilated, with the kernel's features exchanged.
  private static Case forward(Random random, int spatial, int kind) {
    int[] input = new int[spatial];
    int[] window = new int[spatial];
    int[] strides = new int[spatial];
    int[] rates = new int[spatial];
    int[] dilations = new int[spatial];
    List<Padding> padding = new ArrayList<>();
    for (int i = 0; i < spatial; i++) {
      input[i] = 3 + random.nextInt(6);
      window[i] = 1 + random.nextInt(3);
      strides[i] = 1 + random.nextInt(2);
      rates[i] = 1 + random.nextInt(2);
      dilations[i] = kind == 2 ? 1 + random.nextInt(2) : 1;
      padding.add(Padding.edges(random.nextInt(4) - 1, random.nextInt(4) - 1));
    }
    ConvDims dims = ConvDims.channelsLast(spatial);
    Axes rhs = kind == 1 ? swapped(dims.rhs()) : dims.rhs();
    int channels = 1 + random.nextInt(30);
    int outputs = 1 + random.nextInt(40);
    Shape tail = kind == 1 ? Shape.of(outputs, channels) : Shape.of(channels, outputs);
    return new Case(
        new ConvGeneralDilated(
            new ConvDims(dims.lhs(), rhs, dims.out()), Axes.of(strides), padding, Axes.of(dilations), Axes.of(rates), 1, 1),
        ShapedArray.f32().withShape(Shape.of(1 + random.nextInt(3)).concat(Shape.of(input)).concat(Shape.of(channels))),
        ShapedArray.f32().withShape(Shape.of(window).concat(tail)));
  }

  /// The convolution that computes the gradient of `forward` by its kernel: XLA's roles of batch and feature exchanged.
  private static Case byKernel(Case forward) {
    ConvGeneralDilated op = forward.op();
    ConvDims dims = ConvDims.channelsLast(op.dims().spatial());
    List<Padding> padding = new ArrayList<>();
    int[] window = new int[op.dims().spatial()];
    for (int i = 0; i < window.length; i++) {
      int input = (forward.x().shape().dim(i + 1) - 1) * op.lhsDilation().at(i) + 1;
      int output = (forward.y().shape().dim(i + 1) - 1) * op.strides().at(i) + 1;
      int extent = (forward.w().shape().dim(i) - 1) * op.rhsDilation().at(i) + 1;
      int low = op.padding().get(i).low();
      padding.add(Padding.edges(low, output - input + extent - low - 1));
    }
    ConvGeneralDilated turned = new ConvGeneralDilated(
        new ConvDims(swapped(dims.lhs()), swapped(dims.out()), swapped(dims.rhs())),
        op.rhsDilation(), padding, op.lhsDilation(), op.strides(), 1, 1);
    return new Case(turned, forward.x(), forward.y());
  }

  private static Axes swapped(Axes axes) {
    int[] swapped = axes.toArray();
    swapped[0] = axes.at(1);
    swapped[1] = axes.at(0);
    return Axes.of(swapped);
  }

  private static void assertAgrees(Case problem, Random random, String what) {
    float[] x = numbers(random, problem.x());
    float[] w = numbers(random, problem.w());
    List<Buffer> expected = new ReferenceBackend().evaluate(
        problem.op(), List.of(Buffer.of(x), Buffer.of(w)), List.of(problem.x(), problem.w()), List.of(problem.y()));
    float[] actual = run(problem, WorkerPool.ALONE, x, w);
    assertArrayEquals(expected.getFirst().floats(), actual, TOLERANCE, () -> what + ": " + problem);
  }

  private static float[] run(Case problem, WorkerPool pool, float[] x, float[] w) {
    Optional<Convolution> plan = plan(problem);
    assertTrue(plan.isPresent(), () -> "no kernel for " + problem);
    float[] y = new float[problem.y().size()];
    plan.get().run(pool, x, 0, w, 0, y, 0);
    return y;
  }

  private static Optional<Convolution> plan(Case problem) {
    return Convolution.of(GEMM, problem.op(), problem.x(), problem.w(), problem.y());
  }

  private static float[] numbers(Random random, ShapedArray aval) {
    float[] numbers = new float[aval.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 2 * random.nextFloat() - 1;
    }
    return numbers;
  }
}
