package dev.hokku.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What moves parts of values between the elements of a batch, against values that JAX 0.10 gave for the same calls under `jax.vmap(…, axis_name="i")`.
class CollectivesTest {

  /// `0 … 23` as two elements of `[2,6]`.
  private static Tensor over(UnaryOperator<Tensor> f) {
    return Vmap.vmap(f, VmapAxes.DEFAULT.named("i")).apply(Numpy.arange(DType.F32, 24).reshape(2, 2, 6));
  }

  private static void assertIs(Shape shape, int[] expected, UnaryOperator<Tensor> f) {
    Tensor result = over(f);
    assertEquals(shape, result.shape());
    assertArrayEquals(expected, result.astype(DType.S32).toIntArray());
  }

  @Test
  void allToAllTransposesTheNamedAxisWithOneOfTheValue() {
    assertIs(
        Shape.of(2, 6, 2),
        new int[] {0, 12, 1, 13, 2, 14, 3, 15, 4, 16, 5, 17, 6, 18, 7, 19, 8, 20, 9, 21, 10, 22, 11, 23},
        x -> Collectives.allToAll(x, "i", 0, 1, false));
    assertIs(
        Shape.of(2, 4, 3),
        new int[] {0, 1, 2, 6, 7, 8, 12, 13, 14, 18, 19, 20, 3, 4, 5, 9, 10, 11, 15, 16, 17, 21, 22, 23},
        x -> Collectives.allToAll(x, "i", 1, 0, true));
    assertIs(
        Shape.of(2, 2, 6),
        new int[] {0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17, 6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22, 23},
        x -> Collectives.pswapaxes(x, "i", 0));
  }

  @Test
  void psumScatterGivesEachElementItsPartOfTheSum() {
    assertIs(
        Shape.of(2, 6), new int[] {12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34}, x -> Collectives.psumScatter(x, "i", 0, false));
    assertIs(
        Shape.of(2, 2, 3), new int[] {12, 14, 16, 24, 26, 28, 18, 20, 22, 30, 32, 34}, x -> Collectives.psumScatter(x, "i", -1, true));
  }

  @Test
  void allGatherAlongAnAxis() {
    int[] once = {0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17, 6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22, 23};
    int[] twice = new int[48];
    System.arraycopy(once, 0, twice, 0, 24);
    System.arraycopy(once, 0, twice, 24, 24);
    assertIs(Shape.of(2, 2, 2, 6), twice, x -> Collectives.allGather(x, "i", 1, false));
    assertIs(Shape.of(2, 2, 12), twice, x -> Collectives.allGather(x, "i", 1, true));
  }

  @Test
  void shufflesAndBroadcasts() {
    int[] turned = {12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    assertIs(Shape.of(2, 2, 6), turned, x -> Collectives.pshuffle(x, "i", new int[] {1, 0}));
    int[] second = {12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23};
    assertIs(Shape.of(2, 2, 6), second, x -> Collectives.pbroadcast(x, "i", 1));
  }

  @Test
  void whatDoesNotShareOutIsRefused() {
    HokkuException error = assertThrows(HokkuException.class, () -> over(x -> Collectives.allToAll(x, "i", 1, 0, false)));
    assertEquals(
        "allToAll: axis 1 of f32[2,6] has length 6, which does not share out over axis 'i' of length 2.",
        error.getMessage().lines().findFirst().orElseThrow());
    assertThrows(HokkuException.class, () -> Vmap.vmap((Tensor x) -> Collectives.psumScatter(x, "i", 0, true), VmapAxes.DEFAULT.named("i"))
        .apply(Numpy.ones(2, 3)));
    assertThrows(IndexOutOfBoundsException.class, () -> over(x -> Collectives.allGather(x, "i", 3, false).add(Collectives.allGather(x, "i", 2, true))));
    assertThrows(IllegalArgumentException.class, () -> over(x -> Collectives.pshuffle(x, "i", new int[] {0, 0})));
    assertThrows(IllegalArgumentException.class, () -> over(x -> Collectives.pbroadcast(x, "i", 2)));
  }
}
