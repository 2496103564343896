package dev.hokku.jit;

import static dev.hokku.transform.Gradients.check;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JitTest {

  @Test
  void tracesOncePerStructureShapeAndStaticValue() {
    AtomicInteger traces = new AtomicInteger();
    Jit.Jitted2<Map<String, Tensor>, Integer, Tensor> f = Jit.jit((Map<String, Tensor> m, Integer k) -> {
      traces.incrementAndGet();
      return m.get("a").mul(k).sum();
    });
    assertEquals(12, f.apply(Map.of("a", Numpy.ones(3, 2)), 2).item());
    assertEquals(24, f.apply(Map.of("a", Numpy.full(Shape.of(3, 2), 2)), 2).item());
    assertEquals(1, traces.get());
    assertEquals(18, f.apply(Map.of("a", Numpy.ones(3, 2)), 3).item());
    assertEquals(4, f.apply(Map.of("a", Numpy.ones(2)), 2).item());
    assertEquals(3, traces.get());
    assertEquals(3, f.cacheSize());
  }

  @Test
  void resultsMayBeArgumentsLiteralsCapturedTensorsAndRepeated() {
    Tensor captured = Numpy.array(1f, 2f);
    Tensor x = Numpy.array(3f, 4f);
    List<Object> out = Jit.jit((Tensor a) -> {
      Tensor sum = a.add(captured);
      return List.<Object>of(a, captured, Numpy.scalar(7f), sum, sum, "static");
    }).apply(x);
    assertArrayEquals(x.toFloatArray(), ((Tensor) out.get(0)).toFloatArray());
    assertArrayEquals(captured.toFloatArray(), ((Tensor) out.get(1)).toFloatArray());
    assertEquals(7, ((Tensor) out.get(2)).item());
    assertArrayEquals(new float[] {4, 6}, ((Tensor) out.get(3)).toFloatArray());
    assertSame(out.get(3), out.get(4));
    assertEquals("static", out.get(5));
  }

  @Test
  void jitOfGradOfVmapOfScanEqualsEager() {
    Tensor w = normal(1, 3, 3);
    Tensor c = normal(2, 3);
    Tensor xs = normal(3, 2, 4, 3);
    var loss = (BiFunction<Tensor, Tensor, Tensor>) (v, x) -> Vmap.vmap((Tensor seq) ->
        Control.scan((Tensor h, Tensor e) -> {
          Tensor next = h.matmul(v).add(e).tanh();
          return new Step<>(next, next.sum());
        }, c, seq).ys().sum()).apply(x).square().sum();
    Tensor eager = Grad.grad(loss).apply(w, xs);
    Tensor jitted = Jit.jit(Grad.grad(loss)).apply(w, xs);
    assertArrayEquals(eager.toDoubleArray(), jitted.toDoubleArray(), 1e-13);
    check(v -> Jit.jit((Tensor u) -> loss.apply(u, xs)).apply(v), w);
    Tensor gradOfJit = Grad.grad(Jit.jit(loss)).apply(w, xs);
    assertArrayEquals(eager.toDoubleArray(), gradOfJit.toDoubleArray(), 1e-13);
  }

  @Test
  void jitInsideScanAndInsideJit() {
    Jit.Jitted<Tensor, Tensor> inner = Jit.jit((Tensor x) -> x.sin().mul(2));
    Tensor direct = Jit.jit((Tensor x) -> Control.scan((Tensor c, Tensor s) -> new Step<>(inner.apply(c).add(s), c), x.sum(), x).carry()).apply(normal(4, 3));
    Tensor c = normal(4, 3).sum();
    for (int i = 0; i < 3; i++) {
      c = c.sin().mul(2).add(normal(4, 3).at(i).get());
    }
    assertEquals(c.item(), direct.item(), 1e-14);
    check(v -> inner.apply(inner.apply(v)), normal(5, 3));
  }

  @Test
  void aCapturedTracerIsNotKeptInTheCache() {
    Tensor grad = Grad.grad((Tensor x) -> Jit.jit((Tensor y) -> y.mul(x).sum()).apply(x)).apply(normal(6, 3));
    assertArrayEquals(normal(6, 3).mul(2).toDoubleArray(), grad.toDoubleArray(), 1e-15);
  }

  @Test
  void paramsGoThroughAStep() {
    Params params = Params.builder().put("l", "w", normal(1, 2, 2)).put("l", "b", normal(2, 2)).build();
    var step = Jit.jit((Params p, Tensor x) -> {
      Params grad = Grad.grad((Params q) -> x.matmul(q.get("l", "w")).add(q.get("l", "b")).square().sum()).apply(p);
      return dev.hokku.tree.Tree.map2((a, g) -> a.sub(g.mul(0.1)), p, grad);
    });
    Params next = params;
    for (int i = 0; i < 5; i++) {
      next = step.apply(next, normal(3, 4, 2));
    }
    assertEquals(1, step.cacheSize());
    assertEquals(List.of("l/w", "l/b"), next.names());
  }

  @Test
  void manyThreadsTraceOnceAndGetTheBitsOfSequentialRuns() throws Exception {
    AtomicInteger traces = new AtomicInteger();
    Jit.Jitted<Tensor, Tensor> f = Jit.jit((Tensor x) -> {
      traces.incrementAndGet();
      return Control.foriLoop(0, 3, (i, c) -> c.matmul(x).tanh(), x);
    });
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      inputs.add(normal(i, 4, 4));
    }
    List<Tensor> parallel = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Tensor>> calls = inputs.stream().map(x -> (Callable<Tensor>) () -> f.apply(x)).toList();
      for (Future<Tensor> result : pool.invokeAll(calls)) {
        parallel.add(result.get());
      }
    }
    assertEquals(1, traces.get());
    for (int i = 0; i < inputs.size(); i++) {
      assertArrayEquals(f.apply(inputs.get(i)).toDoubleArray(), parallel.get(i).toDoubleArray());
    }
  }

  @Test
  void aFunctionThatFailsFailsEachTime() {
    Jit.Jitted<Tensor, Tensor> f = Jit.jit((Tensor x) -> x.matmul(Numpy.ones(5, 2)));
    for (int i = 0; i < 2; i++) {
      assertThrows(HokkuException.class, () -> f.apply(Numpy.ones(3, 4)));
    }
  }

  @Test
  void aTracedValueCannotBeReadInJit() {
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> Jit.jit((Tensor x) -> x.item() > 0 ? x : x.neg()).apply(Numpy.scalar(1f)));
    assertTrue(error.getMessage().contains("jit"), error.getMessage());
  }

  @Test
  void lowerShowsTheGraphWithSourceLines() {
    Lowered lowered = Jit.jit((Tensor x) -> x.sin().add(x.sin())).lower(ShapeDtype.f32(3));
    assertTrue(lowered.graph().contains("sin a  # JitTest.java:"), lowered.graph());
    assertEquals(2, lowered.graph().split("= sin").length - 1);
    assertEquals(1, lowered.optimized().split("= sin").length - 1, lowered.optimized());
  }

  @Test
  void operationsOfALayerHaveTheLineOfItsCall() {
    MLP mlp = new MLP(4, 2);
    var apply = Jit.jit((Params params, Tensor x) ->
        MLPApply.apply(params, mlp, x));
    String line = "JitTest.java:" + (StackWalker.getInstance().walk(s -> s.findFirst().orElseThrow().getLineNumber()) - 1);
    Lowered lowered = apply.lower(MLPInit.initFromShapes(Key.of(1), mlp, ShapeDtype.f32(5, 3)), ShapeDtype.f32(5, 3));
    assertEquals(2, lowered.graph().lines().filter(text -> text.contains("dot_general") && text.endsWith(line)).count(), lowered.graph());
  }

  @Test
  void replayedAndTransposedEquationsKeepTheirSourceLines() {
    Jit.Jitted<Tensor, Tensor> inner = Jit.jit((Tensor x) ->
        x.exp());
    String line = "JitTest.java:" + (StackWalker.getInstance().walk(s -> s.findFirst().orElseThrow().getLineNumber()) - 1);
    Lowered lowered = Jit.jit((Tensor x) -> Grad.grad((Tensor v) -> inner.apply(v).sum()).apply(x)).lower(ShapeDtype.f32(3));
    assertTrue(lowered.graph().contains("exp a  # " + line), lowered.graph());
    assertTrue(lowered.graph().lines().filter(text -> text.contains("mul")).allMatch(text -> text.endsWith(line)), lowered.graph());
  }

  @Test
  void pmapGivesTheResultsOfVmap() {
    Tensor x = normal(1, 4, 3);
    Function<Tensor, Tensor> f = v -> v.sub(Collectives.pmean(v, "devices")).sin();
    Tensor expected = Vmap.vmap(f, VmapAxes.DEFAULT.named("devices")).apply(x);
    assertArrayEquals(expected.toDoubleArray(), Pmap.pmap(f, "devices", 4).apply(x).toDoubleArray());
    HokkuException error = assertThrows(HokkuException.class, () -> Pmap.pmap(f, "devices", 2).apply(x));
    assertTrue(error.getMessage().startsWith("pmap: axis 0 of f64[4,3] has more slices than the 2 devices."), error.getMessage());
  }

  @Test
  void aJittedFunctionMayAskForTheSizeOfANamedAxis() {
    Jit.Jitted<Tensor, Tensor> f = Jit.jit((Tensor x) -> x.mul(Collectives.axisSize("i")).add(Collectives.psum(x, "i")));
    for (int n = 2; n < 5; n++) {
      Tensor out = Vmap.vmap(f, VmapAxes.DEFAULT.named("i")).apply(Numpy.ones(n));
      assertEquals(2 * n, out.at(0).get().item());
    }
    Jit.Jitted<Tensor, Tensor> sized = Jit.jit((Tensor x) -> x.mul(Collectives.axisSize("i")));
    assertEquals(3, Vmap.vmap(sized, VmapAxes.DEFAULT.named("i")).apply(Numpy.ones(3)).at(0).get().item());
    assertEquals(2, Vmap.vmap(sized, VmapAxes.DEFAULT.named("i")).apply(Numpy.ones(2)).at(0).get().item());
  }
}
