package dev.hokku.control;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.checkTwice;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hokku.jit.Jit;
import dev.hokku.jit.Lowered;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jacobian;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Transforms in each other, in orders that users will find.
class CompositionTest {

  /// A loop whose steps choose a branch by the carry; the branches keep different residuals.
  private static Tensor branching(Tensor x, Tensor xs) {
    return Control.scan((Tensor c, Tensor e) -> {
      Tensor next = Control.cond(c.sum().gt(0), (Tensor v) -> v.mul(e).sin().mul(e), (Tensor v) -> v.add(e).tanh().mul(v.cos()), c);
      return new Step<>(next.sub(0.1), next.sum());
    }, x, xs).ys();
  }

  @Test
  void condInScan() {
    Tensor x = normal(1, 3);
    Tensor xs = normal(2, 5, 3);
    checkTwice(v -> branching(v, xs), x);
    checkTwice(v -> branching(x, v), xs);
  }

  @Test
  void vmapOfGradAndGradOfVmapOfCondInScan() {
    Tensor batch = normal(3, 4, 3);
    Tensor xs = normal(2, 5, 3);
    Function<Tensor, Tensor> f = v -> branching(v, xs).square().sum();
    Tensor mapped = Vmap.vmap(Grad.grad(f)).apply(batch);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(Grad.grad(f).apply(batch.at(i).get()).toDoubleArray(), mapped.at(i).get().toDoubleArray(), 1e-12);
    }
    Tensor whole = Grad.grad((Tensor v) -> Vmap.vmap(f).apply(v).sum()).apply(batch);
    assertArrayEquals(mapped.toDoubleArray(), whole.toDoubleArray(), 1e-12);
    assertArrayEquals(mapped.toDoubleArray(), Jit.jit(Vmap.vmap(Jit.jit(Grad.grad(f)))).apply(batch).toDoubleArray(), 1e-12);
    check(v -> Vmap.vmap(Grad.grad(f)).apply(v), batch);
  }

  @Test
  void rematInCondInScanUnderJitOfHessian() {
    Tensor xs = normal(2, 3, 2);
    Function<Tensor, Tensor> layer = v -> v.sin().mul(v).tanh();
    Function<Tensor, Tensor> f = x -> Control.scan((Tensor c, Tensor e) ->
        new Step<>(Control.cond(e.sum().gt(0), Remat.remat(layer), (Tensor v) -> v.mul(e), c).add(e), c), x, xs).carry().sum();
    Function<Tensor, Tensor> plain = x -> Control.scan((Tensor c, Tensor e) ->
        new Step<>(Control.cond(e.sum().gt(0), layer, (Tensor v) -> v.mul(e), c).add(e), c), x, xs).carry().sum();
    Tensor x = normal(1, 2);
    assertArrayEquals(Jacobian.hessian(plain).apply(x).toDoubleArray(), Jit.jit(Jacobian.hessian(f)).apply(x).toDoubleArray(), 1e-12);
    checkTwice(f, x);
  }

  @Test
  void whileInScanForwards() {
    Function<Tensor, Tensor> f = x -> Control.scan((Tensor c, Tensor e) -> {
      Tensor halved = Control.whileLoop((Tensor v) -> v.abs().sum().gt(1), (Tensor v) -> v.mul(0.5).sin(), c.add(e));
      return new Step<>(halved, halved);
    }, x, normal(2, 4, 2).mul(3)).ys();
    Tensor x = normal(1, 2);
    Tensor direction = normal(5, 2);
    double h = 1e-6;
    Tensor tangents = Jvp.jvp(f, x, direction).tangents();
    Tensor difference = f.apply(x.add(direction.mul(h))).sub(f.apply(x.sub(direction.mul(h)))).div(2 * h);
    assertArrayEquals(difference.toDoubleArray(), tangents.toDoubleArray(), 1e-7);
    Linearize.Result<Tensor, Tensor> linear = Linearize.linearize(f, x);
    assertArrayEquals(tangents.toDoubleArray(), linear.tangents().apply(direction).toDoubleArray(), 1e-12);
    Tensor mapped = Vmap.vmap(f).apply(Numpy.stack(List.of(x, direction), 0));
    assertArrayEquals(f.apply(direction).toDoubleArray(), mapped.at(1).get().toDoubleArray());
  }

  @Test
  void thirdDerivativesInMixedModes() {
    Function<Tensor, Tensor> f = x -> Control.foriLoop(0, 2, (i, c) -> c.sin().mul(x), x).sum();
    Tensor x = normal(1, 2);
    Tensor a = Jacobian.jacfwd(Jacobian.jacrev(Jacobian.jacfwd(f)::apply)::apply).apply(x);
    Tensor b = Jacobian.jacrev(Jacobian.jacfwd(Jacobian.jacrev(f)::apply)::apply).apply(x);
    Tensor c = Jit.jit(Jacobian.jacrev(Jacobian.jacrev(Jacobian.jacrev(f)::apply)::apply)).apply(x);
    assertArrayEquals(a.toDoubleArray(), b.toDoubleArray(), 1e-12);
    assertArrayEquals(a.toDoubleArray(), c.toDoubleArray(), 1e-12);
  }

  @Test
  void deadCarriesAndConstantsLeaveALoop() {
    Tensor w = normal(1, 3, 3);
    Lowered lowered = Jit.jit((Tensor x) -> Control.scan((List<Tensor> c, Tensor e) ->
        new Step<>(List.of(c.get(0).add(e), c.get(1).matmul(w), c.get(2).add(1)), c.get(0)), List.of(x.sum(), x, x), x).ys()).lower(normal(2, 3));
    assertFalse(lowered.optimized().contains("dot_general"), lowered.optimized());
    assertEquals(1, lowered.optimized().split("= add").length - 1, lowered.optimized());
    Lowered loop = Jit.jit((Tensor x) -> Control.whileLoop((List<Tensor> c) -> c.get(0).sum().lt(9), c ->
        List.of(c.get(0).add(1), c.get(1).matmul(w)), List.of(x, x)).get(0)).lower(normal(2, 3));
    assertFalse(loop.optimized().contains("dot_general"), loop.optimized());
  }

  @Test
  void unusedWorkInsideABranchLeavesIt() {
    Tensor x = normal(2, 3);
    var f = Jit.jit((Tensor v) -> Control.cond(v.sum().gt(0), (Tensor u) -> List.of(u.sin(), u.exp()), (Tensor u) -> List.of(u.cos(), u.mul(v)), v).get(0));
    assertFalse(f.lower(x).optimized().contains("exp"));
    assertArrayEquals((x.sum().item() > 0 ? x.sin() : x.cos()).toDoubleArray(), f.apply(x).toDoubleArray());
  }

  @Test
  void loopsOfNoAndOfOneStep() {
    Tensor x = normal(1, 3);
    assertArrayEquals(x.toDoubleArray(), Control.foriLoop(0, 0, (i, c) -> c.mul(2), x).toDoubleArray());
    assertEquals(0, Control.scan((Tensor c, Tensor e) -> new Step<>(c, e), x, Numpy.zeros(0, 2)).ys().shape().size());
    check(v -> Control.foriLoop(0, 1, (i, c) -> c.mul(v), v), x);
    Tensor grad = Grad.grad((Tensor v) -> Control.foriLoop(3, 3, (i, c) -> c.mul(v), v).sum()).apply(x);
    assertArrayEquals(new double[] {1, 1, 1}, grad.toDoubleArray());
  }

  @Test
  void vmapWithMovedAxesThroughScanAndItsGradient() {
    Tensor xs = normal(1, 4, 3, 2);
    Function<Tensor, Tensor> f = x -> Control.scan((Tensor c, Tensor e) -> new Step<>(c.add(e).sin(), c.mul(e)), Numpy.zeros(DType.F64, x.shape().remove(0)), x).ys();
    for (int axis = 1; axis < 3; axis++) {
      int mapped = axis;
      Function<Tensor, Tensor> all = x -> Vmap.vmap(f, VmapAxes.in(mapped).out(mapped)).apply(x);
      assertArrayEquals(f.apply(xs).toDoubleArray(), all.apply(xs).toDoubleArray());
      check(all, xs);
    }
  }

  @Test
  void theBackwardLoopKeepsNothingThatIsTheSameAtEachStep() {
    Tensor w = normal(1, 3);
    Function<Tensor, Tensor> f = x -> Control.foriLoop(0, 5, (i, c) -> c.mul(w.exp()).mul(c), x).sum();
    String graph = Jit.jit(Grad.grad(f)).lower(normal(2, 3)).optimized();
    // One loop forwards and one backwards; only the carry, which changes, is stacked.
    assertEquals(2, graph.split("= scan").length - 1, graph);
    assertFalse(graph.replaceAll("(?m)^ {4,}.*$", "").replaceFirst("f64\\[5,3\\]", "").replaceFirst("f64\\[5,3\\]", "").matches("(?s).*:f64\\[5,3\\].*"), graph);
    checkTwice(f, normal(2, 3).mul(0.3));
  }
}
