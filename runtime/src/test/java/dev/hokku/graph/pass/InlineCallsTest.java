package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hokku.control.Control;
import dev.hokku.control.Remat;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Verifier;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InlineCallsTest {

  private static Graph trace(Function<Tensor, Tensor> f) {
    return MakeGraph.trace(List.of(ShapedArray.f32(3)), in -> List.of(f.apply(in.getFirst()))).graph();
  }

  private static List<String> names(Graph graph) {
    return graph.eqns().stream().map(eqn -> eqn.op().name()).toList();
  }

  @Test
  void theBodyTakesThePlaceOfTheCallAlsoInsideItselfAndTwice() {
    Function<Tensor, Tensor> inner = Remat.remat((Tensor x) -> x.sin().cos());
    Function<Tensor, Tensor> outer = Remat.remat((Tensor x) -> inner.apply(x).exp());
    Graph graph = trace(x -> outer.apply(outer.apply(x)));
    assertEquals(List.of("remat", "remat"), names(graph));
    Graph inlined = Verifier.verify(new InlineCalls().run(graph), "inline");
    assertEquals(List.of("sin", "cos", "exp", "sin", "cos", "exp"), names(inlined));
  }

  @Test
  void aBodyThatHandsItsInputThroughLeavesNothing() {
    Graph inlined = new InlineCalls().run(trace(x -> Remat.checkpointName(x, "x")));
    assertEquals(List.of(), names(inlined));
    assertEquals(inlined.invars(), inlined.outvars());
  }

  @Test
  void loopsAndGraphsWithoutCallsAreLeftAlone() {
    Graph graph = trace(x -> Control.foriLoop(0, 3, (i, c) -> c.sin(), x));
    assertSame(graph, new InlineCalls().run(graph));
  }
}
