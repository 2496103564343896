package dev.hokku.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jacobian;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Transforms in each other beside the same program in JAX 0.10.2, in `f64` on a CPU.
class CompositionAgreesWithJaxTest {

  private static final Function<Tensor, Tensor> GROWN =
      x -> Control.whileLoop((Tensor c) -> c.abs().sum().lt(20), c -> c.mul(1.5).add(0.1), x);

  private static final Function<Tensor, Tensor> CHOSEN =
      x -> Control.cond(x.sum().gt(0), (Tensor v) -> v.exp().mul(v), (Tensor v) -> v.cos(), x);

  /// `sin(0.7 i + n)` at element `i`.
  private static Tensor arr(int n, int... dims) {
    return Numpy.arange(DType.F64, Shape.of(dims).size()).mul(0.7).add(n).sin().reshape(dims);
  }

  private static void assertClose(Tensor actual, double... expected) {
    assertArrayEquals(expected, actual.toDoubleArray(), 1e-12 * Arrays.stream(expected).map(Math::abs).max().orElse(1));
  }

  @Test
  void jitOfGradOfVmapOfScanOfRemat() {
    Tensor xs = arr(2, 4, 3);
    Tensor h0 = arr(3, 2, 3);
    Function<Tensor, Tensor> loss = w -> Vmap.vmap((Tensor h) -> {
      var scanned = Control.scan((Tensor c, Tensor x) -> {
        List<Tensor> out = Remat.remat((List<Tensor> in) -> {
          Tensor next = in.get(0).matmul(in.get(1)).add(in.get(2)).tanh();
          return List.of(next, next.sin().sum());
        }).apply(List.of(c, w, x));
        return new Step<>(out.get(0), out.get(1));
      }, h, xs);
      return scanned.carry().sum().add(scanned.ys().square().sum());
    }).apply(h0).mean();
    Tensor actual = Jit.jit(Grad.grad(loss)).apply(arr(1, 3, 3));
    assertClose(actual,
        3.3310613798761923, -2.2032626364633656, -0.5065505770968266, 0.6450559570064885, -1.806326202924618,
        -0.737657365720601, -2.4902276405931825, -0.2900122208443888, -0.16978523107244942);
  }

  @Test
  void hessianThroughScan() {
    Tensor xs = arr(2, 4, 3).at(Index.all(), Index.range(0, 2)).get();
    Tensor actual = Jacobian.hessian((Tensor x) -> {
      var scanned = Control.scan((Tensor c, Tensor e) -> new Step<>(c.mul(e).sin().add(c), c.mul(c)), x, xs);
      return scanned.carry().square().sum().add(scanned.ys().sum());
    }).apply(arr(4, 2));
    assertClose(actual,
        23.94274226043233, 0.0, 0.0, 40.08915878546739);
  }

  @Test
  void vmapOfWhileLoop() {
    Tensor actual = Vmap.vmap(GROWN).apply(arr(5, 4, 2));
    assertClose(actual,
        -19.650399086190827, -9.187686894465234, 5.208539929750231, 15.672306959025708, 13.45215779340761,
        11.173392267226944, 16.0573089438187, -10.100544916366445);
  }

  @Test
  void jvpOfVmapOfWhileLoop() {
    Tensor actual = Jvp.jvp(Vmap.vmap(GROWN), arr(5, 4, 2), arr(6, 4, 2)).tangents();
    assertClose(actual,
        -7.161113608137315, 10.375860660802742, 15.355270355781467, 16.571476689985964, 6.662572400282723,
        -0.8560182315102964, -26.905534132624393, -38.267913620760595);
  }

  @Test
  void vmapOfCond() {
    Tensor actual = Vmap.vmap(CHOSEN).apply(arr(7, 4, 2));
    assertClose(actual,
        1.2673079678177481, 2.6545254894517947, 2.008676152793706, 0.4390431779720859, 0.933594765365577,
        0.6373856043253238, 0.557705252157291, 0.8149594471054231);
  }

  @Test
  void gradOfVmapOfCond() {
    Tensor actual = Grad.grad((Tensor v) -> Vmap.vmap(CHOSEN).apply(v).sum()).apply(arr(7, 4, 2));
    assertClose(actual,
        3.1962787722286246, 5.340834761949831, 4.3591076052362, 1.814929831666087, 0.3583305932822276,
        0.7705449963492346, 0.8300390663795123, 0.5795179889991536);
  }

  @Test
  void jacfwdOfJacrevOfCond() {
    Tensor actual = Jacobian.jacfwd(Jacobian.jacrev(CHOSEN)::apply).apply(arr(7, 2));
    assertClose(actual,
        5.125249576639501, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 8.027144034447868);
  }

  @Test
  void gradOfAssociativeScan() {
    Tensor actual = Grad.grad((Tensor v) -> Control.associativeScan(Tensor::mul, v).square().sum()).apply(arr(8, 5));
    assertClose(actual,
        2.849361315065842, 1.2992754343061612, 0.03766178219309736, -0.0006478082273272753, -0.00020242545617632702);
  }

  @Test
  void linearizeOfCustomJvp() {
    Tensor actual = Linearize.linearize((Tensor x) -> Functions.relu(x).mul(x), arr(9, 4)).tangents().apply(arr(10, 4));
    assertClose(actual,
        -0.4484023123185295, -0.0, -0.0, -0.0);
  }

  @Test
  void gradOfCollectives() {
    Tensor actual = Grad.grad((Tensor x) -> Vmap.vmap((Tensor v) -> {
      Tensor centred = v.sub(Collectives.pmean(v, "i"));
      return centred.add(Collectives.psum(v.square(), "i").mul(Collectives.axisIndex("i").astype(DType.F64)));
    }, VmapAxes.DEFAULT.named("i")).apply(x).square().sum()).apply(arr(11, 3, 2));
    assertClose(actual,
        -51.8216064286179, -36.68850541831824, -7.823271650392028, 21.446138718965752, 49.40778579734368,
        43.224479358432305);
  }

  @Test
  void gradOfSwitch() {
    Tensor actual = Grad.grad((Tensor x) ->
        Control.switchCase(Numpy.scalar(1), x, Tensor::sin, Tensor::exp, Tensor::cos).sum()).apply(arr(12, 3));
    assertClose(actual,
        0.5847488044900297, 1.1425150783960238, 2.096723503684575);
  }

  @Test
  void secondDerivativeOfSoftplus() {
    Function<Tensor, Tensor> first = Grad.grad(Functions::softplus);
    Tensor actual = Vmap.vmap(Grad.grad(first)).apply(Numpy.array(DType.F64, Shape.of(4), 0.0, 1, -30, 40));
    assertClose(actual,
        0.25, 0.1966119332414818, 9.357622968838434e-14, 0.0);
  }

  @Test
  void hessianOfLogaddexpWhereBothAreEqual() {
    Tensor actual = Jacobian.hessian((Tensor v) -> Numpy.logaddexp(v.at(0).get(), v.at(1).get())).apply(Numpy.ones(DType.F64, Shape.of(2)));
    assertClose(actual,
        0.24999999999999997, -0.24999999999999994, -0.24999999999999994, 0.24999999999999997);
  }

  @Test
  void derivativesOfDeterminantsThatAreZero() {
    Tensor dependent = Numpy.array(DType.F64, Shape.of(3, 3), 1.0, 2, 3, 2, 4, 6, 1, 0, 1);
    assertClose(Grad.grad(Linalg::det).apply(dependent), 4, 4, -4, -2, -2, 2, 0, 0, 0);
    assertClose(Grad.grad(Linalg::det).apply(Numpy.ones(DType.F64, Shape.of(3, 3))), 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Tensor two = Numpy.array(DType.F64, Shape.of(2, 2), 1.0, 2, 2, 4);
    assertClose(Jacobian.hessian(Linalg::det).apply(two), 0, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0, 1, 0, 0, 0);
  }
}
