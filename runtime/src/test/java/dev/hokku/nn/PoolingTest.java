package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Inputs at the edge of what pooling takes; values recorded from Haiku.
class PoolingTest {

  private static final Tensor ROW = Numpy.array(0f, 1f, 2f, 3f, 4f);
  private static final PoolSize ONE = PoolSize.of(1);

  @ParameterizedTest
  @EnumSource(value = PaddingMode.class, names = {"SAME", "VALID"})
  void aVectorWithoutChannelsIsABatch(PaddingMode padding) {
    for (Integer channels : new Integer[] {null, 0}) {
      assertArrayEquals(ROW.toFloatArray(), Pooling.maxPool(ROW, PoolSize.of(3), ONE, padding, channels).toFloatArray());
      assertArrayEquals(ROW.toFloatArray(), Pooling.avgPool(ROW, PoolSize.of(3), ONE, padding, channels).toFloatArray());
    }
    assertThrows(ShapeError.class, () -> Pooling.maxPool(ROW, 3, 1, padding));
  }

  @Test
  void aVectorIsPooledByAWindowForItsAxis() {
    PoolSize window = new PoolSize.Last(Shape.of(3));
    PoolSize stride = new PoolSize.Last(Shape.of(1));
    assertArrayEquals(new float[] {2, 3, 4}, Pooling.maxPool(ROW, window, stride, PaddingMode.VALID, -1).toFloatArray());
    assertArrayEquals(new float[] {0.5f, 1, 2, 3, 3.5f}, Pooling.avgPool(ROW, window, stride, PaddingMode.SAME, -1).toFloatArray());
  }

  @Test
  void whereNoWindowFitsThereIsNoResult() {
    Tensor x = Numpy.arange(12).astype(DType.F32).reshape(2, 2, 3);
    PoolSize tall = PoolSize.of(9, 1);
    assertEquals(Shape.of(2, 0, 3), Pooling.maxPool(x, tall, ONE, PaddingMode.VALID, -1).shape());
    assertEquals(Shape.of(2, 0, 3), Pooling.avgPool(x, tall, ONE, PaddingMode.VALID, -1).shape());
    assertArrayEquals(
        new float[12], Grad.grad((Tensor t) -> Pooling.maxPool(t, tall, ONE, PaddingMode.VALID, -1).sum()).apply(x).toFloatArray());
    assertArrayEquals(new float[] {3, 4, 5, 3, 4, 5}, Pooling.maxPool(x, tall, ONE, PaddingMode.SAME, -1).at(0).get().toFloatArray());
  }
}
