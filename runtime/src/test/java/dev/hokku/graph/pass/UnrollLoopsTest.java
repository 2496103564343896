package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Verifier;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.MakeGraph;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class UnrollLoopsTest {

  private static List<Tensor> loop(Tensor xs, ScanOptions options) {
    Scanned<Tensor, Tensor> out = Control.scan((Tensor c, Tensor x) -> {
      Tensor next = c.mul(0.5).add(x).sin();
      return new Step<>(next, next.mul(x));
    }, Numpy.zerosLike(xs.sum()), xs, options);
    return List.of(out.carry(), out.ys());
  }

  private static Graph unrolled(int length, ScanOptions options) {
    Graph graph = MakeGraph.trace(List.of(ShapedArray.f32(length)), in -> loop(in.getFirst(), options)).graph();
    return Verifier.verify(new UnrollLoops().run(graph), "unroll");
  }

  private static long count(Graph graph, String name) {
    return graph.eqns().stream().filter(eqn -> eqn.op().name().equals(name)).count();
  }

  @Test
  void fiveStepsByTwoAreTwoTurnsAndAStep() {
    String text = unrolled(5, ScanOptions.DEFAULT.unrolled(2)).toString();
    assertEquals(1, text.split("length=2", -1).length - 1, text);
    assertEquals(1 + 2, text.split("= sin", -1).length - 1, text);
  }

  @Test
  void aLoopOfNoMoreStepsDisappears() {
    for (int unroll : new int[] {4, 9}) {
      Graph graph = unrolled(4, ScanOptions.DEFAULT.unrolled(unroll));
      assertEquals(0, count(graph, "scan"));
      assertEquals(4, count(graph, "sin"));
    }
  }

  @Test
  void resultsAndGradientsAreThoseOfTheLoop() {
    for (int length : new int[] {1, 4, 5, 7}) {
      Tensor xs = Numpy.arange(length).astype(DType.F32).mul(0.3).add(0.1);
      for (ScanOptions options : List.of(ScanOptions.DEFAULT, ScanOptions.DEFAULT.reversed())) {
        List<Tensor> expected = loop(xs, options);
        Function<Tensor, Tensor> loss = x -> loop(x, options).get(1).sum().add(loop(x, options).get(0));
        for (int unroll = 2; unroll < 5; unroll++) {
          ScanOptions by = options.unrolled(unroll);
          List<Tensor> actual = Jit.jit((Tensor x) -> loop(x, by)).apply(xs);
          assertEquals(expected.get(0).item(), actual.get(0).item());
          assertArrayEquals(expected.get(1).toFloatArray(), actual.get(1).toFloatArray());
          Tensor grad = Jit.jit(Grad.grad((Tensor x) -> loop(x, by).get(1).sum().add(loop(x, by).get(0)))).apply(xs);
          assertArrayEquals(Grad.grad(loss).apply(xs).toFloatArray(), grad.toFloatArray(), 1e-6f);
        }
      }
    }
  }

  @Test
  void otherLoopsAreLeftAlone() {
    Graph graph = MakeGraph.trace(List.of(ShapedArray.f32(3)), in -> loop(in.getFirst(), ScanOptions.DEFAULT)).graph();
    assertSame(graph, new UnrollLoops().run(graph));
    Graph empty = MakeGraph.trace(List.of(ShapedArray.f32(0)), in -> loop(in.getFirst(), ScanOptions.DEFAULT.unrolled(2))).graph();
    assertSame(empty, new UnrollLoops().run(empty));
  }
}
