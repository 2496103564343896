package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.Backend;
import dev.hokku.backend.Backends;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The laws of primitives for what is computed across a batch: `all_gather`, of which all collectives are made, has a value only within the `vmap` that names its axis.
class CollectiveLawsTest {

  private static final int SIZE = 3;

  /// Each as a function of the whole batch `[3,2]`, mapped over either axis, alone and beside other operations.
  private static final Map<String, Function<List<Tensor>, List<Tensor>>> FUNCTIONS = functions();

  private static Map<String, Function<List<Tensor>, List<Tensor>>> functions() {
    Map<String, UnaryOperator<Tensor>> collectives = Map.ofEntries(
        Map.entry("psum", x -> Collectives.psum(x, "i")),
        Map.entry("pmean", x -> Collectives.pmean(x, "i")),
        Map.entry("pmax", x -> Collectives.pmax(x, "i")),
        Map.entry("pmin", x -> Collectives.pmin(x, "i")),
        Map.entry("allGather", x -> Collectives.allGather(x, "i")),
        Map.entry("allToAll", x -> Collectives.allToAll(oneForEach(x), "i", 0, 1, false).prod(1)),
        Map.entry("psumScatter", x -> Collectives.psumScatter(oneForEach(x), "i", 0, false)),
        Map.entry("pshuffle", x -> Collectives.pshuffle(x, "i", new int[] {2, 0, 1})),
        Map.entry("pbroadcast", x -> Collectives.pbroadcast(x, "i", 1)),
        Map.entry("ppermute", x -> Collectives.ppermute(x, "i", new int[] {0, 1}, new int[] {2, 0})),
        Map.entry("axisIndex", x -> x.mul(Collectives.axisIndex("i").add(1L))));
    Map<String, Function<List<Tensor>, List<Tensor>>> functions = new TreeMap<>();
    collectives.forEach((name, collective) -> {
      functions.put(name, in -> List.of(Vmap.vmap(collective, VmapAxes.DEFAULT.named("i")).apply(in.getFirst())));
      functions.put(name + ", last axis", in -> List.of(Vmap.vmap(collective, VmapAxes.in(-1).named("i")).apply(in.getFirst().transpose())));
      functions.put(name + " of a product", in -> List.of(Vmap.vmap((Tensor x) -> collective.apply(x.sin().mul(x)).mul(x), VmapAxes.DEFAULT.named("i")).apply(in.getFirst())));
    });
    return functions;
  }

  /// A different value for each element: `[3,2]` of `[2]`.
  private static Tensor oneForEach(Tensor x) {
    return Numpy.stack(List.of(x, x.sin(), x.square()), 0);
  }

  private static List<Tensor> in() {
    return List.of(Values.f64(SIZE, 2));
  }

  @TestFactory
  Stream<DynamicTest> abstractEvaluationTellsTheRealTypes() {
    return forEach((f, name) -> assertEquals(
        f.apply(in()).stream().map(Tensor::aval).toList(),
        EvalShape.evalShape(f, in().stream().<Tensor>map(x -> ShapeDtype.of(x.aval())).toList()).stream().map(Tensor::aval).toList()));
  }

  @TestFactory
  Stream<DynamicTest> derivatives() {
    return forEachFunction(f -> {
      f.checkJvp();
      f.checkVjp();
    });
  }

  @TestFactory
  Stream<DynamicTest> secondDerivatives() {
    return forEachFunction(f -> {
      f.derivative().checkJvp();
      f.derivative().checkVjp();
      f.pullback().checkJvp();
      f.pullback().checkVjp();
    });
  }

  @TestFactory
  Stream<DynamicTest> aBatchIsALoopAndAStack() {
    return forEach((f, name) -> {
      List<Tensor> elements = IntStream.range(0, 4).mapToObj(i -> in().getFirst().add(0.1 * i)).toList();
      Tensor expected = Numpy.stack(elements.stream().map(x -> f.apply(List.of(x)).getFirst()).toList(), 0);
      for (int axis = 0; axis < 3; axis++) {
        Function<Tensor, Tensor> mapped = Vmap.vmap((Tensor x) -> f.apply(List.of(x)).getFirst(), VmapAxes.in(axis));
        Close.within(List.of(expected), List.of(mapped.apply(Numpy.stack(elements, axis))), 8, "%s, batched over axis %d".formatted(name, axis));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> jitEqualsEager() {
    return forEach((f, name) -> Close.sameBits(f.apply(in()), Jit.jit(f).apply(in()), name));
  }

  @TestFactory
  Stream<DynamicTest> everyBackendAgreesWithTheReference() {
    return forEach((f, name) -> {
      ClosedGraph closed = MakeGraph.trace(in().stream().map(Tensor::aval).toList(), f);
      Close.within(on(new ReferenceBackend(), closed), on(Backends.defaultBackend(), closed), 16, name);
    });
  }

  private static List<Tensor> on(Backend backend, ClosedGraph closed) {
    List<Buffer> buffers = new ArrayList<>();
    in().forEach(x -> buffers.add(x.buffer()));
    closed.consts().forEach(x -> buffers.add(x.buffer()));
    List<Tensor> out = new ArrayList<>();
    for (Buffer result : backend.compile(closed.graph()).run(buffers)) {
      out.add(new Array(closed.graph().outvars().get(out.size()).aval(), result));
    }
    return out;
  }

  private interface Law {
    void check(Function<List<Tensor>, List<Tensor>> f, String name);
  }

  private static Stream<DynamicTest> forEach(Law law) {
    return FUNCTIONS.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> law.check(entry.getValue(), entry.getKey())));
  }

  private static Stream<DynamicTest> forEachFunction(Consumer<FloatFunction> law) {
    return forEach((f, name) -> law.accept(new FloatFunction(in(), f, name)));
  }
}
