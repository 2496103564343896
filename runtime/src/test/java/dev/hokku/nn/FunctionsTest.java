package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Values against the formulas, computed in double precision by other means; derivatives where functions have edges.
class FunctionsTest {

  private static final float[] X = {-3, -0.5f, 0, 0.5f, 2};

  /// Rounding of a few f32 operations and of their elementary functions.
  private static final float F32 = 2e-6f;

  private static void assertValues(UnaryOperator<Tensor> f, float... expected) {
    assertArrayEquals(expected, f.apply(Numpy.array(X)).toFloatArray(), F32);
  }

  private static float[] derivative(UnaryOperator<Tensor> f, float... at) {
    return Grad.grad((Tensor x) -> f.apply(x).sum()).apply(Numpy.array(at)).toFloatArray();
  }

  @Test
  void activationsFollowTheirFormulas() {
    assertValues(Functions::relu, 0, 0, 0, 0.5f, 2);
    assertValues(Functions::silu, -0.1422776f, -0.1887703f, 0, 0.3112297f, 1.7615942f);
    assertValues(Functions::gelu, -0.0036374f, -0.1542860f, 0, 0.3457140f, 1.9545977f);
    assertValues(Functions::geluExact, -0.0040497f, -0.1542688f, 0, 0.3457312f, 1.9544997f);
    assertValues(Functions::softplus, 0.0485874f, 0.4740770f, 0.6931472f, 0.9740770f, 2.1269280f);
    assertValues(Functions::elu, -0.9502129f, -0.3934693f, 0, 0.5f, 2);
    assertValues(Functions::selu, -1.6705687f, -0.6917582f, 0, 0.5253505f, 2.1014020f);
    assertValues(Functions::leakyRelu, -0.03f, -0.005f, 0, 0.5f, 2);
    assertValues(Functions::softSign, -0.75f, -0.3333333f, 0, 0.3333333f, 0.6666667f);
    assertValues(Functions::logSigmoid, -3.0485874f, -0.9740770f, -0.6931472f, -0.4740770f, -0.1269280f);
    assertValues(Functions::hardSigmoid, 0, 0.4166667f, 0.5f, 0.5833333f, 0.8333333f);
    assertValues(Functions::mish, -0.1456475f, -0.2207438f, 0, 0.3752452f, 1.9439590f);
    assertValues(x -> Functions.celu(x, 2), -1.5537397f, -0.4423984f, 0, 0.5f, 2);
    assertValues(x -> Functions.squareplus(x, 4), 0.3027756f, 0.7807764f, 1, 1.2807764f, 2.4142136f);
    assertValues(Functions::sparsePlus, 0, 0.0625f, 0.25f, 0.5625f, 2);
    assertValues(Functions::sparseSigmoid, 0, 0.25f, 0.5f, 0.75f, 1);
  }

  @Test
  void sparseActivationsHaveTheSlopesOfJaxAtTheirKnees() {
    assertArrayEquals(new float[] {0, 0, 0.25f, 1, 1}, derivative(Functions::sparsePlus, -2, -1, -0.5f, 1, 2));
    assertArrayEquals(new float[] {0, 0.25f, 0.5f, 0.25f, 0}, derivative(Functions::sparseSigmoid, -2, -1, 0, 1, 2));
  }

  @Test
  void reluHasNoSlopeAtZeroAndHidesNoNaN() {
    assertArrayEquals(new float[] {0, 0, 1}, derivative(Functions::relu, -1, 0, 1));
    assertTrue(Float.isNaN(Functions.relu(Numpy.array(Float.NaN)).toFloatArray()[0]));
  }

  @Test
  void derivativesOfExponentialsStayFinite() {
    assertArrayEquals(new float[] {1, 0}, derivative(Functions::elu, 1000, -1000), F32);
    assertArrayEquals(new float[] {1, 0.5f, 0}, derivative(Functions::softplus, 1000, 0, -1000), F32);
  }

  @Test
  void softmaxDoesNotOverflow() {
    float[] expected = {0.0900306f, 0.2447285f, 0.6652410f};
    assertArrayEquals(expected, Functions.softmax(Numpy.array(1f, 2f, 3f)).toFloatArray(), F32);
    assertArrayEquals(expected, Functions.softmax(Numpy.array(1001f, 1002f, 1003f)).toFloatArray(), F32);
    assertArrayEquals(
        new float[] {-2.4076060f, -1.4076060f, -0.4076060f}, Functions.logSoftmax(Numpy.array(1f, 2f, 3f)).toFloatArray(), F32);
  }

  @Test
  void bothCrossEntropiesAgree() {
    Tensor logits = Numpy.array(new float[][] {{1, 2, 3}, {3, 2, 1}});
    Tensor labels = Numpy.array(2, 2);
    float[] expected = {0.4076060f, 2.4076060f};
    assertArrayEquals(expected, Functions.softmaxCrossEntropyWithIntegerLabels(logits, labels).toFloatArray(), F32);
    assertArrayEquals(expected, Functions.softmaxCrossEntropy(logits, Functions.oneHot(labels, 3)).toFloatArray(), F32);
    assertEquals(0.5, Functions.accuracy(logits, labels).item());
  }

  @Test
  void indicesOutsideAreColdInOneHot() {
    assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0}, Functions.oneHot(Numpy.array(1, 3), 3).toFloatArray());
    assertEquals(DType.F32, Functions.oneHot(Numpy.array(1), 3).dtype());
  }

  @Test
  void dropoutKeepsOrScalesAndSharesDraws() {
    Tensor x = Numpy.ones(4, 5);
    assertEquals(x, Functions.dropout(Key.of(1), 0, x));
    for (float value : Functions.dropout(Key.of(1), 0.75, x).toFloatArray()) {
      assertTrue(value == 0 || value == 4, () -> "is " + value);
    }
    float[] rows = Functions.dropout(Key.of(3), 0.5, x, 1).toFloatArray();
    for (int i = 0; i < rows.length; i++) {
      assertEquals(rows[i / 5 * 5], rows[i]);
    }
    assertThrows(IllegalArgumentException.class, () -> Functions.dropout(Key.of(1), 1, x));
    assertThrows(IllegalArgumentException.class, () -> Functions.dropout(Key.of(1), -0.1, x));
  }

  @Test
  void lossesRefuseShapesThatWouldBroadcast() {
    assertThrows(ShapeError.class, () -> Functions.meanSquaredError(Numpy.ones(4, 1), Numpy.ones(4)));
    assertThrows(ShapeError.class, () -> Functions.softmaxCrossEntropyWithIntegerLabels(Numpy.ones(4, 3), Numpy.array(1, 2)));
  }

  @Test
  void multinomialPutsDrawsLast() {
    assertEquals(Shape.of(3, 1), Functions.multinomial(Key.of(1), Numpy.ones(3, 4), 1).shape());
    assertEquals(Shape.of(3, 5), Functions.multinomial(Key.of(1), Numpy.ones(3, 4), 5).shape());
  }
}
