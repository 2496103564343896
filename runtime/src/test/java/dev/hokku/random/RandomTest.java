package dev.hokku.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.ShapeError;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Values are those of JAX 0.10.2 on a CPU.
class RandomTest {

  private static final Shape FIVE = Shape.of(5);

  @Test
  void threefryGivesTheKnownAnswersOfRandom123() {
    assertEquals(0x99ba4efe_6b200159L, Threefry2x32.block(0, 0, 0, 0));
  }

  @Test
  void seedsWithAndWithoutSixtyFourBitsDifferWhenNegative() {
    assertArrayEquals(new long[] {0, 0xffffffffL}, Key.of(-1).data().toLongArray());
    assertArrayEquals(new long[] {0xffffffffL, 0xffffffffL}, Key.of(-1L).data().toLongArray());
  }

  @Test
  void splitAndFoldInAreThoseOfJax() {
    assertArrayEquals(new long[] {1797259609, 2579123966L}, Key.of(0).split().get(0).data().toLongArray());
    assertArrayEquals(new long[] {928981903, 3453687069L}, Key.of(0).split(3).get(1).data().toLongArray());
  }

  @Test
  void uniformIsThatOfJax() {
    assertArrayEquals(
        new float[] {0.9476670026779175f, 0.9785798788070679f, 0.33229148387908936f, 0.46866846084594727f, 0.569888710975647f},
        Random.uniform(Key.of(0), FIVE).toFloatArray());
  }

  @Test
  void everyDtypeStaysInItsRange() {
    for (DType dtype : new DType[] {DType.F16, DType.BF16, DType.F32, DType.F64}) {
      Tensor x = Random.uniform(Key.of(3), Shape.of(2000), dtype, -3.3, -1.1);
      Tensor t = Random.truncatedNormal(Key.of(3), -0.5, 0.25, Shape.of(2000), dtype);
      assertTrue(x.min().item() >= -3.3125 && x.max().item() < -1.09, x.aval().toString());
      assertTrue(t.min().item() > -0.5 && t.max().item() < 0.25, t.aval().toString());
    }
  }

  @Test
  void normalHasItsMoments() {
    Tensor x = Random.normal(Key.of(7), Shape.of(20000));
    assertEquals(0, x.mean().item(), 0.03);
    assertEquals(1, x.square().mean().item(), 0.03);
  }

  @Test
  void anEmptyRangeOfIntegersGivesItsStart() {
    assertArrayEquals(new int[] {3, 3, 3, 3, 3}, Random.randint(Key.of(0), FIVE, 3, 3).toIntArray());
  }

  @Test
  void noNumbersAreDrawnInJitToo() {
    Tensor none = Jit.jit((Tensor x) -> Random.uniform(Key.of(0), x.shape())).apply(Numpy.zeros(0, 3));
    assertEquals(Shape.of(0, 3), none.shape());
  }

  /// Recorded from JAX 0.10.2.
  @Test
  void narrowIntegersAreDrawnAsWideOnes() {
    Key key = Key.of(123456789);
    assertArrayEquals(new int[] {71, 60, 81, 23, 79, 38, 0}, Random.randint(key, Shape.of(7), 0, 100, DType.S8).toIntArray());
    assertArrayEquals(new int[] {22, 115, 43, 18, 89, 41, 56}, Random.randint(key, Shape.of(7), 1, 128, DType.U8).toIntArray());
    int[] all = {6439, 20252, 12165, 7117, 56307, 43706, 23389};
    assertArrayEquals(all, Random.randint(Key.of(7), Shape.of(7), 0, 65535, DType.U16).toIntArray());
  }

  @Test
  void anArrayOfKeysIsRefusedWithTheWayToUseIt() {
    Key many = Random.split(Key.of(0), 4);
    ShapeError error = assertThrows(ShapeError.class, () -> Random.uniform(many, FIVE));
    assertTrue(error.mend().contains("vmap"), error.getMessage());
  }

  @Test
  void orthogonalColumnsAreOrthonormal() {
    Tensor q = Random.orthogonal(Key.of(1), 40, 33, Shape.of(2));
    Tensor gram = q.swapAxes(-1, -2).matmul(q);
    for (int i = 0; i < 33; i++) {
      for (int j = 0; j < 33; j++) {
        assertEquals(i == j ? 1 : 0, gram.buffer().getDouble((33 + i) * 33 + j), 1e-5);
      }
    }
  }
}
