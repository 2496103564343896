package dev.hokku.parity.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What XLA's compiler leaves of the roundings of a program in halves.
class CompiledRoundingsTest {

  private static final Tensor X = Numpy.scalar(1 + 0x1p-7f);

  private static final double SQUARE = 1 + 0x1p-6 + 0x1p-14;

  @Test
  void aConversionReadsWhatWasNotRounded() {
    assertEquals(SQUARE, compiled(DType.BF16, x -> x.square().astype(DType.F32)));
  }

  @Test
  void allOtherReadersSeeItRounded() {
    assertEquals(1 + 0x1p-6, compiled(DType.BF16, x -> x.square().reshape(1).astype(DType.F32).sum()));
    assertEquals(1 + 0x1p-6, compiled(DType.BF16, x -> x.square().neg().astype(DType.F32).neg()));
  }

  @Test
  void f16IsRoundedAsWritten() {
    assertEquals(1 + 0x1p-6, compiled(DType.F16, x -> x.add(x.mul(0x1p-7)).add(0x1p-12).astype(DType.F32)), 0x1p-10);
    assertTrue(used(DType.F16));
    assertFalse(used(DType.BF16));
  }

  @Test
  void aSigmoidRoundsEachOfItsSteps() {
    double steps = compiled(DType.BF16, Functions::sigmoid);
    double exp = half(Math.exp(-(1 + 0x1p-7)));
    assertEquals(half(1 / half(1 + exp)), steps);
  }

  private static double compiled(DType dtype, UnaryOperator<Tensor> f) {
    return f.apply(new CompiledRoundings().entering(X.astype(dtype))).item();
  }

  private static boolean used(DType dtype) {
    CompiledRoundings code = new CompiledRoundings();
    code.entering(X.astype(dtype)).square();
    return code.usedF16();
  }

  private static double half(double x) {
    return Numpy.scalar((float) x).astype(DType.BF16).item();
  }
}
