package dev.hokku.backend.cpu.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.graph.Graph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FusionTest {

  private static Map<Integer, Group> groups(UnaryOperator<Tensor> f, ShapedArray in) {
    Graph graph = MakeGraph.trace(List.of(in), x -> List.of(f.apply(x.getFirst()))).graph();
    return new Fusion(graph, new HashSet<>()).run();
  }

  private static UnaryOperator<Tensor> times(int count, UnaryOperator<Tensor> f) {
    return x -> {
      Tensor y = x;
      for (int i = 0; i < count; i++) {
        y = f.apply(y);
      }
      return y;
    };
  }

  @Test
  void aSoftmaxIsOneLoop() {
    assertEquals(1, groups(x -> {
      Tensor e = x.sub(x.max(1).expandDims(1)).exp();
      return e.div(e.sum(1).expandDims(1));
    }, ShapedArray.f32(8, 100)).size());
  }

  @Test
  void longChainsAreCutBeforeTheJvmRefusesTheirCode() {
    Map<String, UnaryOperator<Tensor>> functions = Map.of(
        "exp", x -> x.neg().exp(), "log1p", x -> x.abs().log1p(), "expm1", x -> x.tanh().expm1(), "add", x -> x.add(1.0).mul(0.5));
    functions.forEach((name, f) -> {
      Map<Integer, Group> loops = groups(times(60, f), ShapedArray.f32(5000));
      assertTrue(loops.size() > 1, name);
      loops.values().forEach(loop -> assertTrue(loop.operations() <= Fusion.MOST_OPERATIONS, () -> name + " in a loop of " + loop.operations()));
    });
  }
}
