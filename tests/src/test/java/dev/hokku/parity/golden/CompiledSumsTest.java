package dev.hokku.parity.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Sums as XLA on the CPU takes them; the numbers are what JAX gives. Halves show each rounding.
class CompiledSumsTest {

  @Test
  void eachAdditionRounds() {
    assertEquals(1, sum(bigAndSmall(32)), "31 times half a unit, each lost by itself");
  }

  @Test
  void aLongRowIsSummedInWindowsThatReachOverItsEnds() {
    assertEquals(1.078125, sum(bigAndSmall(40)), "the second window, of 20 halves of a unit, has no large number to lose them");
  }

  @Test
  void severalAxesAreOneRowUnlessOneIsLong() {
    assertEquals(1, CompiledSums.sum(bigAndSmall(32).reshape(4, 8), Axes.of(0, 1)).item());
    Tensor columns = CompiledSums.sum(Numpy.ones(2, 5, 3).astype(DType.F16), Axes.of(0, 1));
    assertEquals("[10. 10. 10.] f16[3]", columns.toString());
  }

  private static double sum(Tensor x) {
    return CompiledSums.sum(x, Axes.of(0)).item();
  }

  /// One, and half a unit in its last place again and again.
  private static Tensor bigAndSmall(int length) {
    float[] x = new float[length];
    Arrays.fill(x, 0x1p-8f);
    x[0] = 1;
    return Numpy.array(x).astype(DType.BF16);
  }
}
