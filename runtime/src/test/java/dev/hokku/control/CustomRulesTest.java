package dev.hokku.control;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.checkTwice;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.Batched;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Tangent;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.jit.Jit;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Transpose;
import dev.hokku.transform.Vmap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CustomRulesTest {

  private static Tensor stable(Tensor x) {
    return x.exp().log1p();
  }

  private static final Function<Tensor, Tensor> LOG1PEXP = CustomJvp.of(CustomRulesTest::stable, (x, t) ->
      new Jvp.Result<>(stable(x), t.mul(x.neg().exp().add(1).reciprocal())));

  @Test
  void aJvpRuleServesBothModesAndAllTransforms() {
    Tensor x = normal(1, 3);
    checkTwice(LOG1PEXP, x);
    Tensor batch = normal(2, 4, 3);
    check(v -> Vmap.vmap(LOG1PEXP).apply(v), batch);
    check(v -> Vmap.vmap(Grad.grad((Tensor u) -> LOG1PEXP.apply(u).sum())).apply(v), batch);
    check(v -> Jit.jit(LOG1PEXP).apply(v), x);
    assertArrayEquals(stable(x).toDoubleArray(), Jit.jit(LOG1PEXP).apply(x).toDoubleArray());
    check(v -> Control.scan((Tensor c, Tensor u) -> new Step<>(LOG1PEXP.apply(c.mul(u)), c), v.sum(), v).carry(), x);
  }

  /// The sum of squares along a loop; its rule is a loop too, which carries values and tangents together.
  private static final Function<Tensor, Tensor> SQUARES = CustomJvp.of(
      x -> Control.scan((Tensor c, Tensor e) -> new Step<>(c.add(e.mul(e)), e), x.sum().mul(0), x).carry(),
      (x, t) -> {
        List<Tensor> sums = Control.scan((List<Tensor> c, List<Tensor> e) -> {
          Tensor value = c.get(0).add(e.get(0).mul(e.get(0)));
          return new Step<>(List.of(value, c.get(1).add(e.get(0).mul(e.get(1)).mul(2))), e);
        }, List.of(x.sum().mul(0), x.sum().mul(0)), List.of(x, t)).carry();
        return new Jvp.Result<>(sums.get(0), sums.get(1));
      });

  @Test
  void aJvpRuleMayMixValuesAndTangentsInALoop() {
    Tensor x = normal(1, 3);
    assertArrayEquals(x.mul(2).toDoubleArray(), Grad.grad(SQUARES).apply(x).toDoubleArray(), 1e-14);
    assertArrayEquals(x.mul(2).toDoubleArray(), Jit.jit(Grad.grad(SQUARES)).apply(x).toDoubleArray(), 1e-14);
    checkTwice(SQUARES, x);
    check(v -> Vmap.vmap(Grad.grad(SQUARES)).apply(v), normal(2, 4, 3));
  }

  /// The identity with its gradient doubled, so that the use of the rule shows.
  private static final Function<List<Tensor>, Tensor> DOUBLED = CustomVjp.of(
      (List<Tensor> in) -> in.get(0).mul(in.get(1)),
      in -> new CustomVjp.Forward<>(in.get(0).mul(in.get(1)), in),
      (in, ct) -> List.of(ct.mul(in.get(1)).mul(2), ct.mul(in.get(0)).mul(2)));

  @Test
  void aVjpRuleReplacesTheDerivative() {
    Tensor x = normal(1, 3);
    Tensor y = normal(2, 3);
    Function<Tensor, Tensor> f = v -> DOUBLED.apply(List.of(v, y)).sum();
    double[] expected = y.mul(2).toDoubleArray();
    assertArrayEquals(expected, Grad.grad(f).apply(x).toDoubleArray());
    assertArrayEquals(expected, Grad.grad(Jit.jit(f)).apply(x).toDoubleArray());
    assertArrayEquals(expected, Jit.jit(Grad.grad(f)).apply(x).toDoubleArray());
    assertArrayEquals(x.mul(y).toDoubleArray(), DOUBLED.apply(List.of(x, y)).toDoubleArray());
  }

  @Test
  void aVjpRuleUnderVmapSumsCotangentsOfWhatIsShared() {
    Tensor xs = normal(1, 4, 3);
    Tensor y = normal(2, 3);
    Function<Tensor, Tensor> shared = v -> Vmap.vmap((Tensor x) -> DOUBLED.apply(List.of(x, v))).apply(xs).sum();
    assertArrayEquals(xs.sum(0).mul(2).toDoubleArray(), Grad.grad(shared).apply(y).toDoubleArray(), 1e-14);
    Tensor each = Vmap.vmap(Grad.grad((Tensor x) -> DOUBLED.apply(List.of(x, y)).sum())).apply(xs);
    assertArrayEquals(y.mul(2).toDoubleArray(), each.at(2).get().toDoubleArray());
  }

  @Test
  void aVjpRuleInsideScanAndRemat() {
    Tensor x = normal(1, 3);
    Function<Tensor, Tensor> f = v -> Control.scan(
        (Tensor c, Tensor u) -> new Step<>(Remat.remat((Tensor a) -> DOUBLED.apply(List.of(a, u))).apply(c), c), v, normal(3, 2, 3)).carry().sum();
    double[] expected = normal(3, 2, 3).prod(0).mul(4).toDoubleArray();
    assertArrayEquals(expected, Grad.grad(f).apply(x).toDoubleArray(), 1e-14);
  }

  @Test
  void forwardModeOfAVjpRuleIsRefused() {
    HokkuException error = assertThrows(
        HokkuException.class, () -> Jvp.jvp((Tensor v) -> DOUBLED.apply(List.of(v, v)), normal(1, 2), normal(2, 2)));
    assertTrue(error.getMessage().contains("reverse-mode rule was differentiated forwards"), error.getMessage());
  }

  @Test
  void linearizingAVjpRuleIsRefusedWhereItIsAskedFor() {
    Function<Tensor, Tensor> inLoop = v -> Control.scan((Tensor c, Tensor u) -> new Step<>(DOUBLED.apply(List.of(c, u)), c), v, normal(3, 2, 3)).carry();
    for (Function<Tensor, Tensor> f : List.<Function<Tensor, Tensor>>of(v -> DOUBLED.apply(List.of(v, v)), inLoop)) {
      HokkuException error = assertThrows(HokkuException.class, () -> Linearize.linearize(f, normal(1, 3)));
      assertTrue(error.getMessage().contains("reverse-mode rule was differentiated forwards"), error.getMessage());
      assertTrue(error.getMessage().contains("CustomRulesTest.java"), error.getMessage());
    }
  }

  @Test
  void theTangentsOfAVjpRuleAreBatchedLikeALoop() {
    CustomVjpTangent op = new CustomVjpTangent(
        (kept, cts) -> List.of(kept.get(0).mul(cts.get(0)), cts.get(0).sum()), List.of(new ShapedArray(DType.F64, Shape.of(3))), 1);
    Tensor kept = normal(1, 4, 3);
    Tensor cts = normal(2, 4, 3);
    List<ShapedArray> tangents = List.of(new ShapedArray(DType.F64, Shape.of(4, 3)), new ShapedArray(DType.F64, Shape.SCALAR));
    // The second argument is shared by the elements of the batch: it gets the sum of their cotangents.
    ClosedGraph batched = MakeGraph.trace(tangents, in -> op.batch(
        4, List.of(new Batched(kept, 0), new Batched(in.get(0), 0), Batched.same(in.get(1)))).stream().map(Batched::value).toList());
    List<Tangent> found = Transpose.backward(batched, List.of(Tangent.of(cts)));
    assertArrayEquals(kept.mul(cts).toDoubleArray(), found.get(0).value().toDoubleArray());
    assertArrayEquals(cts.sum().toDoubleArray(), found.get(1).value().toDoubleArray(), 1e-14);
  }

  @Test
  void aDifferentiatedCaptureIsRefused() {
    HokkuException error = assertThrows(HokkuException.class, () -> Grad.grad((Tensor v) ->
        CustomJvp.of((Tensor x) -> x.mul(v), (x, t) -> new Jvp.Result<>(x.mul(v), t)).apply(normal(1, 2)).sum()).apply(normal(2, 2)));
    assertTrue(error.getMessage().contains("Pass the tensor as an argument."), error.getMessage());
  }
}
