package dev.hokku.transform;

import static dev.hokku.transform.Gradients.normal;
import static dev.hokku.tensor.Index.range;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.HokkuException;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Jacobians and Hessians between trees, and what functions return beside what is differentiated.
class JacobianTest {

  private static final Tensor A = normal(1, 2);
  private static final Tensor B = normal(2, 3);

  /// From `[f64[2], f64[3]]` to an outer product and a scalar.
  private static Map<String, Tensor> outerAndSum(List<Tensor> in) {
    Tensor a = in.get(0);
    Tensor b = in.get(1);
    return Map.of("outer", a.expandDims(1).mul(b.sin()), "sum", a.square().sum().add(b.prod()));
  }

  @Test
  void everyBlockBetweenTwoTrees() {
    List<Tensor> at = List.of(A, B);
    Function<List<Tensor>, Map<String, Tensor>> f = JacobianTest::outerAndSum;
    Map<String, List<Tensor>> forward = Jacobian.jacfwdAll(f).apply(at);
    Map<String, List<Tensor>> reverse = Jacobian.jacrevAll(f).apply(at);
    assertEquals(List.of("[outer]", "[sum]"), forward.keySet().stream().sorted().toList());
    assertEquals(forward.keySet(), reverse.keySet());
    forward.forEach((path, blocks) -> {
      for (int i = 0; i < 2; i++) {
        assertEquals(blocks.get(i).aval(), reverse.get(path).get(i).aval());
        assertArrayEquals(blocks.get(i).toDoubleArray(), reverse.get(path).get(i).toDoubleArray(), 1e-12);
      }
    });
    assertEquals(Shape.of(2, 3, 3), forward.get("[outer]").get(1).shape());
    // d outer[i,j] / d b[k] = a[i] cos(b[j]) where j = k
    Tensor expected = A.expandDims(1).mul(B.cos()).expandDims(2).mul(Numpy.eye(DType.F64, 3, 3, 0));
    assertArrayEquals(expected.toDoubleArray(), forward.get("[outer]").get(1).toDoubleArray(), 1e-12);
    assertArrayEquals(A.mul(2).toDoubleArray(), forward.get("[sum]").get(0).toDoubleArray(), 1e-12);
  }

  @Test
  void theHessianOfATreeIsThatOfTheVectorOfItsTensors() {
    Function<Map<String, Tensor>, Tensor> f = x -> x.get("a").exp().sum().mul(x.get("b").square().sum());
    Function<Tensor, Tensor> flat =
        x -> f.apply(Map.of("a", x.at(range(0, 2)).get(), "b", x.at(range(2, 5)).get()));
    double[] whole = Jacobian.hessian(flat).apply(Numpy.concatenate(List.of(A, B), 0)).toDoubleArray();
    Map<String, Map<String, Tensor>> blocks =
        Jit.jit((Map<String, Tensor> x) -> Jacobian.hessianAll(f).apply(x)).apply(Map.of("a", A, "b", B));
    Tensor rows = Numpy.concatenate(
        List.of(
            Numpy.concatenate(List.of(blocks.get("[a]").get("a"), blocks.get("[a]").get("b")), 1),
            Numpy.concatenate(List.of(blocks.get("[b]").get("a"), blocks.get("[b]").get("b")), 1)),
        0);
    assertArrayEquals(whole, rows.toDoubleArray(), 1e-12);
  }

  @Test
  void whatIsReturnedBesideIsNotDifferentiated() {
    Function<Tensor, WithAux<List<Tensor>, Map<String, Tensor>>> f =
        x -> new WithAux<>(List.of(x.sin(), x.sum()), Map.of("seen", x.mul(3), "count", Numpy.scalar(7)));
    Tensor direction = normal(3, 2);
    Jvp.ResultAux<List<Tensor>, Map<String, Tensor>> jvp = Jvp.jvpAux(f, A, direction);
    assertArrayEquals(A.cos().mul(direction).toDoubleArray(), jvp.tangents().get(0).toDoubleArray(), 1e-12);
    assertArrayEquals(A.mul(3).toDoubleArray(), jvp.aux().get("seen").toDoubleArray());

    Vjp.ResultAux<Tensor, List<Tensor>, Map<String, Tensor>> vjp = Vjp.vjpAux(f, A);
    Tensor ct = normal(4, 2);
    assertArrayEquals(
        A.cos().mul(ct).add(2).toDoubleArray(), vjp.pullback().apply(List.of(ct, Numpy.scalar(DType.F64, 2.0))).toDoubleArray(), 1e-12);
    assertEquals(7, vjp.aux().get("count").item());

    Linearize.ResultAux<Tensor, List<Tensor>, Map<String, Tensor>> linear = Linearize.linearizeAux(f, A);
    assertEquals(direction.sum().item(), linear.tangents().apply(direction).get(1).item(), 1e-12);
    assertArrayEquals(A.sin().toDoubleArray(), linear.primals().get(0).toDoubleArray());
    assertEquals(7, linear.aux().get("count").item());
  }

  @Test
  void integersAndNothingAtAllAreRefused() {
    HokkuException integer = assertThrows(HokkuException.class, () -> Jacobian.jacfwd((Tensor x) -> x.astype(DType.F32)).apply(Numpy.scalar(1)));
    assertEquals("jacfwd: the argument is s32[], and only floating dtypes have derivatives.", integer.getMessage().lines().findFirst().orElseThrow());
    HokkuException result = assertThrows(
        HokkuException.class, () -> Jacobian.jacrevAll((Tensor x) -> Map.of("n", x.astype(DType.S32))).apply(Numpy.ones(2)));
    assertEquals(
        "jacrev: the result at '[n]' is s32[2], and only floating dtypes have derivatives.", result.getMessage().lines().findFirst().orElseThrow());
    assertThrows(HokkuException.class, () -> Jacobian.jacfwdAll((List<Tensor> x) -> x).apply(List.of()));
  }
}
