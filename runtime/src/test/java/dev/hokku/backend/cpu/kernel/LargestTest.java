package dev.hokku.backend.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.lax.TopK;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The largest elements of lines against the reference, for few and for many of them, with ties, zeros of both signs and NaN.
class LargestTest {

  private static final int LINES = 3;
  private static final int LENGTH = 400;

  @Test
  void aFewAreThoseThatAWholeSortPutsFirst() {
    for (DType dtype : DType.values()) {
      for (int k : new int[] {0, 1, 2, 7, 49, 50, 51, LENGTH}) {
        agrees(dtype, k, mixed(dtype));
        agrees(dtype, k, ascending(dtype));
      }
    }
  }

  private static void agrees(DType dtype, int k, Buffer x) {
    ShapedArray in = new ShapedArray(dtype, Shape.of(LINES, LENGTH));
    List<ShapedArray> out = new TopK(k).abstractEval(List.of(in));
    List<Buffer> wanted = new ReferenceBackend().evaluate(new TopK(k), List.of(x), List.of(in), out);
    Buffer values = Buffer.zeros(dtype, LINES * k);
    Buffer places = Buffer.zeros(DType.S32, LINES * k);
    new Largest(dtype, in.shape(), k).run(
        WorkerPool.ALONE, new Object[] {Cells.array(x), Cells.array(values), Cells.array(places)}, new int[] {x.offset(), 0, 0});
    for (int i = 0; i < LINES * k; i++) {
      assertEquals(wanted.get(1).getLong(i), places.getLong(i), "place %d of %d in %s".formatted(i, k, dtype));
      assertEquals(wanted.get(0).getDouble(i), values.getDouble(i), "value %d of %d in %s".formatted(i, k, dtype));
    }
  }

  /// Few different numbers, so that many are equal.
  private static Buffer mixed(DType dtype) {
    SplittableRandom random = new SplittableRandom(7);
    Buffer x = Buffer.zeros(dtype, LINES * LENGTH);
    double[] odd = {-0.0, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < x.length(); i++) {
      int pick = random.nextInt(40);
      if (dtype.isFloating()) {
        x.setDouble(i, pick < odd.length ? odd[pick] : random.nextInt(-100, 100) / 4.0);
      } else {
        x.setLong(i, dtype == DType.BOOL ? pick % 2 : random.nextInt(-100, 100));
      }
    }
    return x;
  }

  /// The order in which every element takes a place in the heap.
  private static Buffer ascending(DType dtype) {
    Buffer x = Buffer.zeros(dtype, LINES * LENGTH);
    for (int i = 0; i < x.length(); i++) {
      x.setLong(i, dtype == DType.BOOL ? i / 200 % 2 : i / 4);
    }
    return x;
  }
}
