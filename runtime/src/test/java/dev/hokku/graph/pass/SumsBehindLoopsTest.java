package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.control.Scan;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.graph.Verifier;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.MakeGraph;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SumsBehindLoopsTest {

  private static final Tensor XS = Random.normal(Key.of(1), Shape.of(7, 2, 12), DType.F64);
  private static final Tensor W = Random.normal(Key.of(2), Shape.of(12, 12), DType.F64);

  /// A small recurrent network: `f64[T,N,D]` and `f64[D,D]` to the last state's sum.
  private static Tensor recurrent(Tensor w, Tensor xs, ScanOptions options) {
    Scanned<Tensor, Tensor> out = Control.scan((Tensor h, Tensor x) -> {
      Tensor next = x.add(h).matmul(w).tanh();
      return new Step<>(next, next);
    }, Numpy.zeros(DType.F64, Shape.of(2, 12)), xs, options);
    return out.carry().sum().add(out.ys().square().sum());
  }

  private static Graph prepared(Function<List<Tensor>, List<Tensor>> f, Tensor... in) {
    Graph graph = MakeGraph.trace(List.of(in).stream().map(Tensor::aval).toList(), f).graph();
    return Pipelines.of(new InlineCalls(), new DeadCode()).run(graph);
  }

  private static long products(Graph graph) {
    return graph.eqns().stream().filter(eqn -> eqn.op().name().equals("dot_general")).count();
  }

  private static List<ShapedArray> loopResults(Graph graph) {
    return graph.eqns().stream()
        .filter(eqn -> eqn.op() instanceof Scan)
        .flatMap(eqn -> eqn.out().stream())
        .map(Var::aval)
        .toList();
  }

  @Test
  void theGradientOfSharedWeightsIsOneProduct() {
    Graph graph = prepared(in -> List.of(Grad.grad((Tensor w) -> recurrent(w, in.get(1), ScanOptions.DEFAULT)).apply(in.get(0))), W, XS);
    assertEquals(0, products(graph), graph.toString());
    Graph after = Verifier.verify(new SumsBehindLoops().run(graph), "sums");
    assertEquals(1, products(after), after.toString());
    assertTrue(loopResults(graph).contains(W.aval()), graph.toString());
    assertFalse(loopResults(after).contains(W.aval()), after.toString());
  }

  @Test
  void theValueIsThatOfTheLoop() {
    for (ScanOptions options : List.of(ScanOptions.DEFAULT, ScanOptions.DEFAULT.reversed())) {
      Function<Tensor, Tensor> gradient = Grad.grad((Tensor w) -> recurrent(w, XS, options));
      assertArrayEquals(gradient.apply(W).toDoubleArray(), Jit.jit(gradient).apply(W).toDoubleArray(), 1e-9);
    }
  }

  @Test
  void aSumThatAStepReadsStays() {
    Graph graph = prepared(in -> {
      Scanned<Tensor, Tensor> out = Control.scan((Tensor sum, Tensor x) ->
          new Step<>(sum.add(x.transpose().matmul(x)), sum.sum()), Numpy.zeros(DType.F64, Shape.of(12, 12)), in.getFirst());
      return List.of(out.carry(), out.ys());
    }, XS);
    assertSame(graph, new SumsBehindLoops().run(graph));
  }

  @Test
  void factorsLargerThanTheSumStay() {
    Graph graph = prepared(in -> List.of(Control.scan((Tensor sum, Tensor x) ->
        new Step<>(sum.add(x.matmul(x.transpose())), x.sum()), Numpy.zeros(DType.F64, Shape.of(2, 2)), in.getFirst()).carry()), XS);
    assertSame(graph, new SumsBehindLoops().run(graph));
  }
}
