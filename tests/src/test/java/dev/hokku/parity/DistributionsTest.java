package dev.hokku.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.parity.golden.Outcome;
import dev.hokku.random.Distributions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Vmap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The distributions with parameters give the values that `resources/distributions/record.py` recorded from JAX, and have the moments that their names promise.
class DistributionsTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "distributions");
  private static final Key KEY64 = Key.of(0L);
  private static final Shape MANY = Shape.of(4000);

  @TestFactory
  Stream<DynamicTest> samplesAreThoseOfJax() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream().map(file ->
          DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<Outcome> outcomes = Parity.outcomes(file);
            List<String> failures = outcomes.stream().filter(outcome -> !outcome.passed()).map(Outcome::line).toList();
            assertTrue(!outcomes.isEmpty());
            assertEquals(List.of(), failures);
          }));
    }
  }

  @Test
  void compiledOnesHaveTheSameBits() {
    Function<Tensor, Tensor> f = a -> Distributions.beta(Key.of(3), a, Numpy.scalar(0.5f), Shape.of(50), DType.F32);
    Tensor a = Numpy.scalar(2.5f);
    assertArrayEquals(f.apply(a).toFloatArray(), Jit.jit(f).apply(a).toFloatArray());
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    moments(Distributions.gamma(Key.of(0), Numpy.scalar(2.5f), MANY, DType.F32), 2.5, 2.5);
    moments(Distributions.gamma(Key.of(1), Numpy.scalar(0.4f), MANY, DType.F32), 0.4, 0.4);
    moments(Distributions.poisson(Key.of(2), Numpy.scalar(4f), MANY, DType.S32).astype(DType.F32), 4, 4);
    moments(Distributions.poisson(Key.of(3), Numpy.scalar(40f), MANY, DType.S32).astype(DType.F32), 40, 40);
    moments(Distributions.binomial(Key.of(4), Numpy.scalar(60f), Numpy.scalar(0.3f), MANY, DType.F32), 18, 12.6);
    moments(Distributions.beta(Key.of(5), Numpy.scalar(2f), Numpy.scalar(3f), MANY, DType.F32), 0.4, 0.04);
  }

  /// Within five deviations of an average of many.
  private static void moments(Tensor x, double mean, double variance) {
    double deviation = Math.sqrt(variance / MANY.size());
    assertEquals(mean, x.mean().item(), 5 * deviation);
    assertEquals(variance, x.sub(mean).square().mean().item(), 0.2 * variance);
  }

  @Test
  void countsOfCategoriesAddUpToTheTrials() {
    Tensor counts = Distributions.multinomial(
        Key.of(9), Numpy.scalar(50f), Numpy.array(new float[][] {{0.2f, 0.3f, 0.5f}, {0.9f, 0.1f, 0f}}), DType.F32);
    assertArrayEquals(new float[] {50, 50}, counts.sum(-1).toFloatArray());
    assertEquals(0, counts.at(1, 2).get().item());
  }

  @Test
  void gradientsInTheConcentrationAreThoseOfJax() {
    Tensor a = Numpy.array(DType.F64, Shape.of(4), 0.3, 1, 2.5, 20);
    Function<Tensor, Tensor> gamma = x -> Distributions.gamma(KEY64, x, x.shape(), DType.F64);
    Function<Tensor, Tensor> loggamma = x -> Distributions.loggamma(KEY64, x, x.shape(), DType.F64);
    Function<Tensor, Tensor> beta = x -> Distributions.beta(KEY64, x, Numpy.scalar(DType.F64, 2.0), x.shape(), DType.F64);
    assertArrayEquals(
        new double[] {0.23441132895034092, 0.6527772383630097, 1.405203422767691, 0.781205739839975},
        Grad.grad((Tensor x) -> gamma.apply(x).sum()).apply(a).toDoubleArray(), 1e-10);
    assertArrayEquals(
        new double[] {13.048473374250932, 1.8729585687401389, 0.3163097447590102, 0.06378167089708048},
        Jit.jit(Grad.grad((Tensor x) -> loggamma.apply(x).sum())).apply(a).toDoubleArray(), 1e-10);
    assertArrayEquals(
        new double[] {0.3998278641544203, 0.18657791215751715, 0.03243450128090465, 0.009425938350070674},
        Grad.grad((Tensor x) -> beta.apply(x).sum()).apply(a).toDoubleArray(), 1e-10);
  }

  @Test
  void theGradientOfABatchOfKeysIsThatOfEach() {
    Tensor keys = Random.split(Key.of(1), 3).data();
    Function<Tensor, Tensor> mean = a -> Vmap.vmap((Tensor words) ->
        Distributions.gamma(Key.wrap(words), a, Shape.of(2), DType.F32)).apply(keys).sum();
    Tensor a = Numpy.scalar(1.5f);
    double each = 0;
    for (int i = 0; i < 3; i++) {
      Key key = Key.wrap(keys.at(i).get());
      each += Grad.grad((Tensor x) -> Distributions.gamma(key, x, Shape.of(2), DType.F32).sum()).apply(a).item();
    }
    assertEquals(each, Grad.grad(mean).apply(a).item(), 1e-4);
  }
}
