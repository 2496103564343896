package dev.hokku.parity.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What XLA's compiler leaves of the roundings of a program.
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

  /// What `jax.jit` of JAX 0.10 gives for `mean(x²) - mean(x)²` on the CPU.
  @Test
  void aVarianceIsContracted() {
    assertEquals(0x1.084fcp-7f, variance(CompiledRoundings.contracted(), 3));
    assertNotEquals(0x1.084fcp-7f, variance(CompiledRoundings.asWritten(), 3));
  }

  @Test
  void aLongVarianceIsSummedInWindowsOfRoundedProducts() {
    assertEquals(0x1.69c498p-4f, variance(CompiledRoundings.contracted(), 40));
  }

  @Test
  void ofTwoProductsTheSecondIsRounded() {
    Tensor x = CompiledRoundings.contracted().entering(Numpy.scalar(1 + 0x1p-13f));
    double exact = 1 + 0x1p-12 + 0x1p-26;
    assertEquals((float) (exact - (float) exact), x.mul(x).sub(x.mul(x)).item());
  }

  /// XLA compiles bodies of loops always, and what stands around them only if it is told to.
  @Test
  void aBodyOfALoopIsContracted() {
    CompiledLoops loops = new CompiledLoops();
    assertEquals(0x1.084fcp-7f, variance(numbers(x -> loops.entering(x).expandDims(0), 3), x -> Control.map(CompiledRoundingsTest::variance, x).at(0).get()));
    assertEquals(variance(CompiledRoundings.asWritten(), 3), variance(numbers(loops::entering, 3), CompiledRoundingsTest::variance));
  }

  private static double variance(CompiledRoundings code, int rows) {
    return variance(numbers(code::entering, rows), CompiledRoundingsTest::variance);
  }

  /// That of the first column.
  private static double variance(Tensor x, UnaryOperator<Tensor> variance) {
    return variance.apply(x).at(0).get().item();
  }

  private static Tensor variance(Tensor x) {
    return x.square().mean(0).sub(x.mean(0).square());
  }

  /// Three columns of numbers between 3 and 4.
  private static Tensor numbers(UnaryOperator<Tensor> entering, int rows) {
    float[] numbers = new float[rows * 3];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 0.37f % 1 + 3;
    }
    return entering.apply(Numpy.array(numbers).reshape(rows, 3));
  }

  private static double compiled(DType dtype, UnaryOperator<Tensor> f) {
    return f.apply(CompiledRoundings.asWritten().entering(X.astype(dtype))).item();
  }

  private static boolean used(DType dtype) {
    CompiledRoundings code = CompiledRoundings.asWritten();
    code.entering(X.astype(dtype)).square();
    return code.usedF16();
  }

  private static double half(double x) {
    return Numpy.scalar((float) x).astype(DType.BF16).item();
  }
}
