package dev.hokku.transform;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VmapTest {

  @Test
  void axesPerArgumentPerLeafAndOfTheResult() {
    Tensor a = normal(1, 3, 5);
    Tensor b = normal(2, 5, 4);
    Tensor out = Vmap.vmap((Tensor x, Tensor y) -> x.matmul(y), VmapAxes.in(VmapAxes.NONE, 1).out(-1)).apply(a, b);
    assertArrayEquals(a.matmul(b).toDoubleArray(), out.toDoubleArray(), 1e-13);
    Tensor leaves = Vmap.vmap((List<Tensor> in) -> in.get(0).mul(in.get(1)).add(in.get(2)), VmapAxes.DEFAULT.inLeaves(0, 1, VmapAxes.NONE, -1))
        .apply(List.of(a, normal(3, 3), normal(4, 3, 5)));
    assertEquals(Shape.of(5, 3), leaves.shape());
    assertArrayEquals(a.transpose().mul(normal(3, 3)).add(normal(4, 3, 5).transpose()).toDoubleArray(), leaves.toDoubleArray());
    Map<String, Tensor> two = Vmap.vmap(
        (Tensor x) -> Map.of("a", x, "b", x.sum()), VmapAxes.DEFAULT.out(1, 0)).apply(a);
    assertArrayEquals(a.transpose().toDoubleArray(), two.get("a").toDoubleArray());
    assertArrayEquals(a.sum(1).toDoubleArray(), two.get("b").toDoubleArray());
  }

  @Test
  void nested() {
    Tensor a = normal(1, 3, 4);
    Tensor b = normal(2, 5, 4);
    Tensor outer = Vmap.vmap((Tensor x) -> Vmap.vmap((Tensor y) -> x.mul(y).sum()).apply(b)).apply(a);
    assertArrayEquals(a.matmul(b.transpose()).toDoubleArray(), outer.toDoubleArray(), 1e-13);
  }

  @Test
  void aResultThatDoesNotDependOnTheBatchIsRepeated() {
    Tensor out = Vmap.vmap((Tensor x) -> Numpy.array(1f, 2f)).apply(Numpy.ones(3));
    assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2}, out.toFloatArray());
  }

  @Test
  void differentBatchSizesAreNamed() {
    HokkuException error = assertThrows(
        HokkuException.class, () -> Vmap.vmap((Tensor x, Tensor y) -> x.add(y)).apply(Numpy.ones(3), Numpy.ones(4)));
    assertTrue(error.getMessage().startsWith("vmap: the mapped axes have different lengths: 3 by '[0]' and 4 at '[1]' (f32[4])."), error.getMessage());
  }

  @Test
  void collectivesCombineTheElementsOfTheBatch() {
    Tensor x = normal(1, 4, 3);
    VmapAxes named = VmapAxes.DEFAULT.named("i");
    Tensor softmax = Vmap.vmap((Tensor v) -> v.exp().div(Collectives.psum(v.exp(), "i")), named).apply(x);
    assertArrayEquals(x.exp().div(x.exp().sum(0)).toDoubleArray(), softmax.toDoubleArray(), 1e-15);
    assertArrayEquals(new int[] {0, 1, 2, 3}, Vmap.vmap((Tensor v) -> Collectives.axisIndex("i"), named).apply(x).toIntArray());
    Tensor shared = Vmap.vmap((Tensor v) -> Collectives.psum(Numpy.scalar(1f), "i"), named).apply(x);
    assertArrayEquals(new float[] {4, 4, 4, 4}, shared.toFloatArray());
    Tensor largest = Vmap.vmap((Tensor v) -> Collectives.pmax(v, "i"), named.out(VmapAxes.NONE)).apply(x);
    assertArrayEquals(x.max(0).toDoubleArray(), largest.toDoubleArray());
    Tensor ring = Vmap.vmap((Tensor v) -> Collectives.ppermute(v, "i", new int[] {0, 1, 2}, new int[] {1, 2, 3}), named).apply(x);
    assertArrayEquals(new double[3], ring.at(0).get().toDoubleArray());
    assertArrayEquals(x.at(2).get().toDoubleArray(), ring.at(3).get().toDoubleArray());
    Tensor gathered = Vmap.vmap((Tensor v) -> Collectives.allGather(v, "i"), named).apply(x);
    assertArrayEquals(x.toDoubleArray(), gathered.at(1).get().toDoubleArray());
  }

  @Test
  void collectivesInsideOtherTransformsAndStagedBodies() {
    Tensor x = normal(1, 4, 3);
    VmapAxes named = VmapAxes.DEFAULT.named("i");
    Function<Tensor, Tensor> normalised = v -> Vmap.vmap((Tensor u) -> u.exp().div(Collectives.psum(u.exp(), "i")), named).apply(v);
    check(normalised, x);
    check(v -> Vmap.vmap((Tensor u) -> Grad.grad((Tensor t) -> Collectives.pmean(t.sin(), "i").square().sum()).apply(u), named).apply(v), x);
    Function<Tensor, Tensor> inScan = v -> Vmap.vmap((Tensor u) ->
        Control.scan((Tensor c, Tensor e) -> new Step<>(Collectives.psum(c.mul(e), "i").sin(), Collectives.axisIndex("i")), Numpy.scalar(DType.F64, 1.0), u).carry(),
        named).apply(v);
    Tensor c = Numpy.ones(DType.F64, Shape.of(4));
    for (int t = 0; t < 3; t++) {
      c = Numpy.full(c.dtype(), c.shape(), c.mul(x.transpose().at(t).get()).sum().sin().item());
    }
    assertArrayEquals(c.toDoubleArray(), inScan.apply(x).toDoubleArray(), 1e-14);
    check(inScan, x);
    check(v -> Jit.jit(inScan).apply(v), x);
    Tensor nested = Vmap.vmap((Tensor u) -> Vmap.vmap((Tensor s) -> Collectives.psum(s, "i").add(Collectives.psum(s, "j")), VmapAxes.DEFAULT.named("j")).apply(u), named).apply(x);
    assertArrayEquals(x.sum(0).add(x.sum(1).expandDims(1)).toDoubleArray(), nested.toDoubleArray(), 1e-14);
  }

  @Test
  void anUnknownAxisIsNamed() {
    HokkuException error = assertThrows(HokkuException.class, () -> Collectives.psum(Numpy.scalar(1f), "i"));
    assertTrue(error.getMessage().startsWith("psum: no vmap around has an axis named 'i'."), error.getMessage());
  }

  @Test
  void jacobiansAndHessians() {
    Function<Tensor, Tensor> f = x -> x.sin().mul(x.sum());
    Tensor x = normal(1, 3);
    Tensor forward = Jacobian.jacfwd(f).apply(x);
    Tensor reverse = Jacobian.jacrev(f).apply(x);
    assertEquals(Shape.of(3, 3), forward.shape());
    assertArrayEquals(forward.toDoubleArray(), reverse.toDoubleArray(), 1e-14);
    Function<Tensor, Tensor> g = v -> v.square().mul(Numpy.flip(v, 0)).sum().exp();
    Tensor hessian = Jacobian.hessian(g).apply(x);
    Tensor direction = normal(2, 3);
    assertArrayEquals(hessian.matmul(direction).toDoubleArray(), Jacobian.hvp(g, x, direction).toDoubleArray(), 1e-10);
    assertArrayEquals(hessian.transpose().toDoubleArray(), hessian.toDoubleArray(), 1e-10);
    Map<String, Tensor> tree = Jacobian.jacrev((Map<String, Tensor> m) -> m.get("a").mul(m.get("b").sum())).apply(Map.of("a", x, "b", normal(3, 2)));
    assertEquals(Shape.of(3, 2), tree.get("b").shape());
    Map<String, Tensor> same = Jacobian.jacfwd((Map<String, Tensor> m) -> m.get("a").mul(m.get("b").sum())).apply(Map.of("a", x, "b", normal(3, 2)));
    assertArrayEquals(tree.get("b").toDoubleArray(), same.get("b").toDoubleArray(), 1e-15);
  }

  @Test
  void hessianThroughScan() {
    Tensor xs = normal(3, 4);
    Function<Tensor, Tensor> f = v -> Control.scan((Tensor c, Tensor x) -> new Step<>(c.mul(x).sin().add(c.sum()), c), v, xs).carry().square().sum();
    Tensor x = normal(2, 3);
    Tensor hessian = Jacobian.hessian(f).apply(x);
    check(v -> Grad.grad(f).apply(v), x);
    Tensor direction = normal(5, 3);
    double h = 1e-5;
    Tensor difference = Grad.grad(f).apply(x.add(direction.mul(h))).sub(Grad.grad(f).apply(x.sub(direction.mul(h)))).div(2 * h);
    assertArrayEquals(difference.toDoubleArray(), hessian.matmul(direction).toDoubleArray(), 1e-6 * difference.abs().max().item());
  }

  @Test
  void evalShapeComputesNothing() {
    Map<String, Tensor> out = EvalShape.evalShape(
        (Tensor x) -> Map.of("y", x.matmul(ShapeDtype.f32(1000000, 1000000))), ShapeDtype.f32(2000, 1000000));
    assertEquals(ShapeDtype.f32(2000, 1000000), out.get("y"));
  }
}
