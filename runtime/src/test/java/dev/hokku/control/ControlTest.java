package dev.hokku.control;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.checkTwice;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ControlTest {

  /// A recurrent net: carry tanh(c W + x), all carries as ys.
  private static Scanned<Tensor, Tensor> recurrent(Tensor w, Tensor c0, Tensor xs, ScanOptions options) {
    return Control.scan((Tensor c, Tensor x) -> {
      Tensor next = c.matmul(w).add(x).tanh();
      return new Step<>(next, next.mul(x));
    }, c0, xs, options);
  }

  private static Tensor unrolled(Tensor w, Tensor c, Tensor xs) {
    Tensor sum = null;
    for (int t = 0; t < xs.dim(0); t++) {
      Tensor x = xs.at(t).get();
      c = c.matmul(w).add(x).tanh();
      Tensor y = c.mul(x);
      sum = sum == null ? y : sum.add(y);
    }
    return c.add(sum);
  }

  private static Tensor summed(Scanned<Tensor, Tensor> result) {
    return result.carry().add(result.ys().sum(0));
  }

  @Test
  void scanEqualsTheLoopWrittenOut() {
    Tensor w = normal(1, 3, 3);
    Tensor c = normal(2, 3);
    Tensor xs = normal(3, 5, 3);
    assertArrayEquals(unrolled(w, c, xs).toDoubleArray(), summed(recurrent(w, c, xs, ScanOptions.DEFAULT)).toDoubleArray(), 1e-14);
    Tensor reversed = summed(recurrent(w, c, xs, ScanOptions.DEFAULT.reversed()));
    assertArrayEquals(unrolled(w, c, Numpy.flip(xs, 0)).toDoubleArray(), reversed.toDoubleArray(), 1e-14);
  }

  @Test
  void derivativesThroughScanOfConstantsCarryAndXs() {
    Tensor w = normal(1, 3, 3);
    Tensor c = normal(2, 3);
    Tensor xs = normal(3, 4, 3);
    for (ScanOptions options : List.of(ScanOptions.DEFAULT, ScanOptions.DEFAULT.reversed())) {
      checkTwice(v -> summed(recurrent(v, c, xs, options)), w);
      checkTwice(v -> summed(recurrent(w, v, xs, options)), c);
      checkTwice(v -> summed(recurrent(w, c, v, options)), xs);
      check(v -> recurrent(w, v, xs, options).carry(), c);
      check(v -> recurrent(w, c, v, options).ys(), xs);
    }
  }

  @Test
  void vmapOfScanOverEachOfItsOperands() {
    Tensor w = normal(1, 2, 3, 3);
    Tensor c = normal(2, 2, 3);
    Tensor xs = normal(3, 4, 2, 3);
    Tensor all = Vmap.vmap((Tensor a, Tensor b, Tensor x) -> summed(recurrent(a, b, x, ScanOptions.DEFAULT)), VmapAxes.in(0, 0, 1)).apply(w, c, xs);
    Tensor onlyXs = Vmap.vmap((Tensor x) -> summed(recurrent(w.at(0).get(), c.at(0).get(), x, ScanOptions.DEFAULT)), VmapAxes.in(1)).apply(xs);
    Tensor onlyW = Vmap.vmap((Tensor a) -> summed(recurrent(a, c.at(0).get(), xs.at(Index.all(), Index.index(0)).get(), ScanOptions.DEFAULT))).apply(w);
    for (int i = 0; i < 2; i++) {
      Tensor x = xs.at(Index.all(), Index.index(i)).get();
      assertArrayEquals(unrolled(w.at(i).get(), c.at(i).get(), x).toDoubleArray(), all.at(i).get().toDoubleArray(), 1e-14);
      assertArrayEquals(unrolled(w.at(0).get(), c.at(0).get(), x).toDoubleArray(), onlyXs.at(i).get().toDoubleArray(), 1e-14);
    }
    assertArrayEquals(all.at(0).get().toDoubleArray(), onlyW.at(0).get().toDoubleArray(), 1e-14);
  }

  @Test
  void gradOfVmapOfScanAndVmapOfGradOfScan() {
    Tensor w = normal(1, 3, 3);
    Tensor xs = normal(3, 4, 2, 3);
    Tensor c = normal(2, 3);
    Function<Tensor, Tensor> loss = v -> Vmap.vmap(
        (Tensor x) -> summed(recurrent(v, c, x, ScanOptions.DEFAULT)), VmapAxes.in(1)).apply(xs).square().sum();
    check(loss, w);
    Tensor each = Vmap.vmap(
        (Tensor x) -> Grad.grad((Tensor v) -> summed(recurrent(v, c, x, ScanOptions.DEFAULT)).square().sum()).apply(w), VmapAxes.in(1)).apply(xs);
    assertArrayEquals(Grad.grad(loss).apply(w).toDoubleArray(), each.sum(0).toDoubleArray(), 1e-12);
  }

  @Test
  void aTreeAsCarryAndIntegersInIt() {
    Map<String, Tensor> init = Map.of("i", Numpy.scalar(0), "v", normal(5, 2));
    Scanned<Map<String, Tensor>, Tensor> result = Control.scan((Map<String, Tensor> c, List<Object> none) ->
        new Step<>(Map.of("i", c.get("i").add(Numpy.scalar(1)), "v", c.get("v").mul(2)), c.get("i")), init, List.of(), ScanOptions.ofLength(3));
    assertEquals(3, result.carry().get("i").item());
    assertArrayEquals(new int[] {0, 1, 2}, result.ys().toIntArray());
    assertArrayEquals(init.get("v").mul(8).toDoubleArray(), result.carry().get("v").toDoubleArray());
    check(v -> Control.foriLoop(0, 3, (i, c) -> c.mul(i.astype(DType.F64).add(1)).sin(), v), normal(6, 2));
  }

  @Test
  void aCarryThatChangesItsTypeIsNamed() {
    HokkuException error = assertThrows(HokkuException.class, () -> Control.scan(
        (Map<String, Tensor> c, Tensor x) -> new Step<>(Map.of("h", c.get("h").add(x)), x), Map.of("h", Numpy.scalar(0f)), Numpy.ones(3, 2)));
    assertTrue(error.getMessage().startsWith("scan: the carry at '[h]' is f32[] where the body is entered and f32[2] where it is left."), error.getMessage());
    HokkuException structure = assertThrows(HokkuException.class, () -> Control.scan(
        (Map<String, Tensor> c, Tensor x) -> new Step<>(Map.of("g", c.get("h")), x), Map.of("h", Numpy.scalar(0f)), Numpy.ones(3, 2)));
    assertTrue(structure.getMessage().contains("'[h]' is in one and missing in the other"), structure.getMessage());
  }

  private static Tensor collatz(Tensor n) {
    return Control.whileLoop(
        (List<Tensor> c) -> c.get(0).gt(Numpy.scalar(1)),
        c -> {
          Tensor even = Lax.rem(c.get(0), Numpy.scalar(2)).eq(Numpy.scalar(0));
          Tensor next = Control.cond(even, (Tensor k) -> Numpy.floorDivide(k, Numpy.scalar(2)), (Tensor k) -> k.mul(Numpy.scalar(3)).add(Numpy.scalar(1)), c.get(0));
          return List.of(next, c.get(1).add(Numpy.scalar(1)));
        },
        List.of(n, Numpy.scalar(0))).get(1);
  }

  @Test
  void vmapOfWhileWithCondInsideRunsEachElementItsOwnNumberOfSteps() {
    Tensor steps = Vmap.vmap(ControlTest::collatz).apply(Numpy.array(1, 2, 3, 6, 7, 27));
    assertArrayEquals(new int[] {0, 1, 7, 8, 16, 111}, steps.toIntArray());
    assertEquals(111, collatz(Numpy.scalar(27)).item());
  }

  @Test
  void whileIsDifferentiableForwardsOnly() {
    Function<Tensor, Tensor> root = x -> Control.whileLoop(
        (List<Tensor> c) -> c.get(0).sub(x.div(c.get(0))).abs().gt(1e-13), c -> List.of(c.get(0).add(x.div(c.get(0))).mul(0.5)), List.of(x)).getFirst();
    Tensor two = Numpy.scalar(DType.F64, 2.0);
    Jvp.Result<Tensor> result = Jvp.jvp(root, two, Numpy.scalar(DType.F64, 1.0));
    assertEquals(Math.sqrt(2), result.primals().item(), 1e-14);
    assertEquals(0.5 / Math.sqrt(2), result.tangents().item(), 1e-12);
    HokkuException error = assertThrows(HokkuException.class, () -> Grad.grad(root).apply(two));
    assertTrue(error.getMessage().startsWith("grad: reverse mode cannot go through whileLoop"), error.getMessage());
  }

  @Test
  void condTakesOneBranchAndItsDerivative() {
    Tensor w = normal(1, 3);
    Function<Tensor, Tensor> f = x -> Control.cond(x.sum().gt(0), (Tensor v) -> v.sin().mul(w).exp(), (Tensor v) -> v.square().mul(v).mul(w), x);
    Tensor positive = normal(2, 3).abs();
    checkTwice(f, positive);
    checkTwice(f, positive.neg());
    Tensor both = Numpy.stack(List.of(positive, positive.neg()), 0);
    Tensor mapped = Vmap.vmap(f).apply(both);
    assertArrayEquals(f.apply(positive).toDoubleArray(), mapped.at(0).get().toDoubleArray(), 1e-15);
    assertArrayEquals(f.apply(positive.neg()).toDoubleArray(), mapped.at(1).get().toDoubleArray(), 1e-15);
    check(x -> Vmap.vmap(f).apply(x), both);
    Tensor predicate = Numpy.scalar(true);
    check(x -> Vmap.vmap((Tensor v) -> Control.cond(predicate, () -> v.sin(), () -> v.mul(w))).apply(x), both);
  }

  @Test
  void switchClampsItsIndex() {
    Function<Integer, Double> run = i -> Control.switchCase(
        Numpy.scalar(i), Numpy.scalar(3f), x -> x.add(1), x -> x.mul(10), x -> x.neg()).item();
    assertEquals(4, run.apply(-5));
    assertEquals(4, run.apply(0));
    assertEquals(30, run.apply(1));
    assertEquals(-3, run.apply(2));
    assertEquals(-3, run.apply(99));
    Tensor mapped = Vmap.vmap((Tensor i) -> Control.switchCase(i, Numpy.scalar(3f), x -> x.add(1), x -> x.mul(10), x -> x.neg()))
        .apply(Numpy.array(2, 0, 1));
    assertArrayEquals(new float[] {-3, 4, 30}, mapped.toFloatArray());
  }

  @Test
  void branchesOfDifferentTypesAreRefused() {
    HokkuException error = assertThrows(HokkuException.class, () -> Control.cond(
        Numpy.scalar(true), (Tensor x) -> List.of(x), (Tensor x) -> List.of(x.astype(DType.F64)), Numpy.scalar(1f)));
    assertTrue(error.getMessage().startsWith("cond: the result at '[0]' is f64[] in branch 0 and f32[] in branch 1."), error.getMessage());
  }

  @Test
  void mapStacks() {
    check(xs -> Control.map((Tensor x) -> x.sin().sum(), xs), normal(1, 4, 2));
  }

  @Test
  void associativeScanOfSumsProductsAndAffineMaps() {
    for (int n = 1; n < 12; n++) {
      Tensor xs = normal(n, n, 2);
      Tensor sums = Control.associativeScan(Tensor::add, xs);
      assertArrayEquals(xs.cumsum(0).toDoubleArray(), sums.toDoubleArray(), 1e-13);
      Tensor reversed = Control.associativeScanReversed(Tensor::add, xs);
      assertArrayEquals(Numpy.flip(Numpy.flip(xs, 0).cumsum(0), 0).toDoubleArray(), reversed.toDoubleArray(), 1e-13);
    }
    Tensor a = normal(1, 6);
    check(b -> Control.associativeScan(
        (List<Tensor> f, List<Tensor> g) -> List.of(f.get(0).mul(g.get(0)), f.get(1).mul(g.get(0)).add(g.get(1))), List.of(a, b)).get(1), normal(2, 6));
  }

  @Test
  void scanInScanAndHessianThroughBoth() {
    checkTwice(x -> Control.scan((Tensor c, Tensor s) -> {
      Tensor inner = Control.scan((Tensor d, Tensor u) -> new Step<>(d.mul(u).sin(), d), c, s).carry();
      return new Step<>(inner, inner.mul(c));
    }, normal(1), x).ys(), normal(2, 3, 2));
  }

  @Test
  void vmapOfLoopsWhoseBoundsDifferAndOfConstantsAlone() {
    Tensor limits = Numpy.array(3, 0, 5);
    Tensor counted = Vmap.vmap((Tensor limit) ->
        Control.whileLoop((Tensor c) -> c.lt(limit), (Tensor c) -> c.add(Numpy.scalar(1)), Numpy.scalar(0))).apply(limits);
    assertArrayEquals(new int[] {3, 0, 5}, counted.toIntArray());
    Tensor x = normal(1, 3);
    Tensor powers = Vmap.vmap((Tensor n, Tensor v) -> Control.foriLoop(Numpy.scalar(0), n, (i, c) -> c.mul(v), Numpy.scalar(DType.F64, 1.0))).apply(limits, x);
    for (int i = 0; i < 3; i++) {
      assertEquals(Math.pow(x.at(i).get().item(), limits.at(i).get().item()), powers.at(i).get().item(), 1e-14);
    }
    Tensor scaled = Vmap.vmap((Tensor v) -> Control.whileLoop((Tensor c) -> c.lt(100), (Tensor c) -> c.mul(v.abs().add(2)), Numpy.scalar(DType.F64, 1.0))).apply(x);
    assertEquals(3, scaled.shape().size());
    assertTrue(scaled.min().item() >= 100);
  }

  @Test
  void aBranchThatIsSingularWhereItIsNotTakenSendsNoNaNBackwards() {
    Function<Tensor, Tensor> f = x -> Control.cond(x.gt(0), (Tensor v) -> v.sqrt(), (Tensor v) -> v.mul(3), x);
    Tensor xs = Numpy.array(DType.F64, Shape.of(3), 4.0, -1.0, 0.0);
    double[] expected = {0.25, 3, 3};
    assertArrayEquals(expected, Grad.grad((Tensor v) -> Vmap.vmap(f).apply(v).sum()).apply(xs).toDoubleArray(), 1e-15);
    assertArrayEquals(expected, Vmap.vmap(Grad.grad(f)).apply(xs).toDoubleArray(), 1e-15);
    Tensor second = Grad.grad((Tensor v) -> Vmap.vmap(Grad.grad(f)).apply(v).sum()).apply(xs);
    assertArrayEquals(new double[] {-1.0 / 32, 0, 0}, second.toDoubleArray(), 1e-15);
  }
}
