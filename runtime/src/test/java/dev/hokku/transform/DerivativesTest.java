package dev.hokku.transform;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.checkTwice;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivativesTest {

  private static Tensor f(Tensor x) {
    return x.sin().mul(x).add(x.square().exp().tanh());
  }

  @Test
  void jvpAgreesWithDifferencesAndVjpWithJvpAlsoOfTheirOwn() {
    checkTwice(DerivativesTest::f, normal(1, 3));
  }

  @Test
  void productsOfMatrices() {
    Tensor w = normal(2, 4, 3);
    checkTwice(x -> x.matmul(w).tanh().matmul(x), normal(3, 3, 4));
  }

  @Test
  void thirdDerivativeOfACube() {
    Tensor x = Numpy.scalar(2.0f);
    Tensor third = Grad.grad((Tensor a) -> Grad.grad((Tensor b) -> Grad.grad((Tensor c) -> c.mul(c).mul(c)).apply(b)).apply(a)).apply(x);
    assertEquals(6, third.item());
  }

  @Test
  void anInnerDerivativeDoesNotSeeTheOuterTangent() {
    // d/dx (x * d/dy (x + y)) = 1: perturbation confusion would give 2.
    Tensor x = Numpy.scalar(1.0f);
    Tensor one = Numpy.scalar(1.0f);
    Tensor result = Jvp.jvp((Tensor a) -> a.mul(Jvp.jvp((Tensor b) -> a.add(b), one, one).tangents()), x, one).tangents();
    assertEquals(1, result.item());
  }

  @Test
  void theGradientOfATreeIsATree() {
    Params params = Params.builder().put("linear", "w", normal(4, 2, 3)).put("linear", "b", normal(5, 3)).build();
    Tensor x = normal(6, 5, 2);
    ValueAndGrad<Params> result = Grad.valueAndGrad(
        (Params p) -> x.matmul(p.get("linear", "w")).add(p.get("linear", "b")).square().sum()).apply(params);
    assertEquals(params.get("linear", "w").aval(), result.grad().get("linear", "w").aval());
    Tensor residual = x.matmul(params.get("linear", "w")).add(params.get("linear", "b"));
    assertArrayEquals(residual.sum(0).mul(2).toDoubleArray(), result.grad().get("linear", "b").toDoubleArray(), 1e-12);
    assertEquals(residual.square().sum().item(), result.value().item(), 1e-12);
  }

  @Test
  void auxiliaryResultsComeBackAsValues() {
    ValueAndGradAux<Tensor, Map<String, Tensor>> result = Grad.valueAndGradAux(
        (Tensor x) -> new WithAux<>(x.square().sum(), Map.of("x", x, "double", x.mul(2)))).apply(normal(7, 2));
    assertEquals(2 * result.aux().get("x").toDoubleArray()[1], result.aux().get("double").toDoubleArray()[1]);
    assertArrayEquals(result.aux().get("double").toDoubleArray(), result.grad().toDoubleArray());
  }

  @Test
  void whatDoesNotDependOnTheArgumentHasAZeroGradient() {
    Tensor grad = Grad.grad((Tensor x) -> Numpy.scalar(3.0f)).apply(Numpy.array(1f, 2f));
    assertArrayEquals(new float[] {0, 0}, grad.toFloatArray());
  }

  @Test
  void linearizeGivesTheJvpForManyDirections() {
    Tensor x = normal(8, 3);
    Linearize.Result<Tensor, Tensor> linear = Linearize.linearize(DerivativesTest::f, x);
    for (int seed = 0; seed < 3; seed++) {
      Tensor direction = normal(seed, 3);
      assertArrayEquals(
          Jvp.jvp(DerivativesTest::f, x, direction).tangents().toDoubleArray(), linear.tangents().apply(direction).toDoubleArray(), 1e-14);
    }
  }

  @Test
  void aNonScalarGradientIsRefused() {
    HokkuException error = assertThrows(HokkuException.class, () -> Grad.grad((Tensor x) -> x.mul(2)).apply(normal(9, 3)));
    assertTrue(error.getMessage().startsWith("grad: the function returned f64[3]; a gradient is of a floating scalar."), error.getMessage());
    assertTrue(error.getMessage().contains("DerivativesTest.java"), error.getMessage());
  }

  @Test
  void integersHaveNoGradient() {
    HokkuException error = assertThrows(
        HokkuException.class,
        () -> Grad.grad((List<Tensor> x) -> x.getFirst().astype(DType.F32).sum()).apply(List.of(Numpy.arange(3))));
    assertTrue(error.getMessage().startsWith("grad: the argument at '[0]' is s32[3]"), error.getMessage());
  }

  @Test
  void aLeakedTracerIsRefusedWhereItIsUsed() {
    List<Tensor> leaked = new ArrayList<>();
    Grad.grad((Tensor x) -> {
      leaked.add(x.mul(2));
      return x.sum();
    }).apply(normal(10, 2));
    HokkuException error = assertThrows(HokkuException.class, () -> leaked.getFirst().add(1));
    assertTrue(error.getMessage().contains("inside grad, which has returned: a leaked tracer"), error.getMessage());
  }

  @Test
  void aTracedValueCannotBeRead() {
    IllegalStateException error = assertThrows(
        IllegalStateException.class, () -> Grad.grad((Tensor x) -> x.item() > 0 ? x : x.neg()).apply(Numpy.scalar(1f)));
    assertTrue(error.getMessage().contains("grad"), error.getMessage());
    assertTrue(error.getMessage().contains("Control.cond"), error.getMessage());
  }

  @Test
  void integersBesideFloatsAreCarriedThroughJvpAndVjp() {
    Tensor x = normal(11, 3);
    List<Tensor> in = List.of(x, Numpy.arange(3));
    Vjp.Result<List<Tensor>, Tensor> vjp = Vjp.vjp((List<Tensor> a) -> a.get(0).mul(a.get(1)), in);
    List<Tensor> cts = vjp.pullback().apply(normal(12, 3));
    assertEquals(in.get(1).aval(), cts.get(1).aval());
    check(a -> a.mul(in.get(1)), x);
  }
}
