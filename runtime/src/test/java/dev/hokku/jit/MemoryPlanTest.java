package dev.hokku.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.Tensor;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// The peak that [Lowered] reports: temporary memory beside arguments and results.
class MemoryPlanTest {

  private static final long MATRIX = 4L * 64 * 64;

  private static long peak(BinaryOperator<Tensor> f) {
    return Jit.jit((Tensor x, Tensor w) -> f.apply(x, w)).lower(ShapeDtype.f32(64, 64), ShapeDtype.f32(64, 64)).peakBytes();
  }

  @Test
  void aChainInOneLoopNeedsNone() {
    assertEquals(0, peak((x, w) -> x.mul(w).add(1).tanh().sub(x)));
  }

  @Test
  void productsInARowTakeTurnsInTwoArrays() {
    assertEquals(MATRIX, peak((x, w) -> x.matmul(w).matmul(w)));
    assertEquals(2 * MATRIX, peak((x, w) -> x.matmul(w).matmul(w).matmul(w).matmul(w).matmul(w).matmul(w)));
  }

  @Test
  void aLoopRunsInPlaceOfAnOperandThatNothingElseReads() {
    assertEquals(MATRIX, peak((x, w) -> x.matmul(w).add(1).matmul(w)));
    assertEquals(2 * MATRIX, peak((x, w) -> {
      Tensor product = x.matmul(w);
      return product.add(1).matmul(product);
    }));
  }

  @Test
  void whatIsAliveAtTheSameTimeIsCountedTogether() {
    // The three products and, beside them, the first product of two of them.
    assertEquals(4 * MATRIX, peak((x, w) -> {
      Tensor first = x.matmul(w);
      Tensor second = w.matmul(x);
      Tensor third = w.matmul(w);
      return first.matmul(second).matmul(third).matmul(first);
    }));
  }
}
