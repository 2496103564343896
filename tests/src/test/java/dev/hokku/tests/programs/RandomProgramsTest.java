package dev.hokku.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Random programs under random transforms: `jit` gives the bits of eager execution, and both are as close to a run in `f64` as the reference is.
///
/// A default build runs 200; `-Dprograms=10000` runs that many and prints how often each primitive and transform was met.
class RandomProgramsTest {

  private static final int PROGRAMS = Integer.getInteger("programs", 200);

  /// How many times the reference's error a result may have, beside roundings of the largest number.
  private static final double SLACK = 32;

  /// Seeds that failed once. A seed is good for one list of [StepRules]: when rules are added, what a seed found must be held by a test of its own.
  private static final long[] FAILED_ONCE = {};

  @TestFactory
  Stream<DynamicTest> seedsThatFailedOnce() {
    return Arrays.stream(FAILED_ONCE).mapToObj(seed ->
        DynamicTest.dynamicTest("program " + seed, () -> check(RandomProgram.of(seed), new TreeMap<>())));
  }

  @Test
  void randomProgramsAgree() {
    Map<String, Integer> met = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    int lively = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      RandomProgram program = RandomProgram.of(seed);
      try {
        lively += check(program, met) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        failures.add("%s%n  %s".formatted(program, e));
      }
    }
    if (PROGRAMS >= 1000) {
      System.out.printf("%d programs, %d finite and not constant, primitives and transforms: %s%n", PROGRAMS, lively, met);
    }
    assertEquals("", String.join(System.lineSeparator(), failures), failures.size() + " programs failed");
    int count = lively;
    assertTrue(count >= 0.9 * PROGRAMS, () -> "only %d of %d programs are finite and not constant".formatted(count, PROGRAMS));
  }

  /// Whether the results are finite and not all the same.
  private static boolean check(RandomProgram program, Map<String, Integer> met) {
    program.transforms().forEach(transform -> met.merge(transform.name(), 1, Integer::sum));
    Function<List<Tensor>, List<Tensor>> f = program.function();
    List<Tensor> in = program.inputs(DType.F32);
    ClosedGraph closed = MakeGraph.trace(in.stream().map(Tensor::aval).toList(), f);
    count(closed.graph(), met);

    List<Tensor> eager = f.apply(in);
    List<Tensor> jitted = Jit.jit(f).apply(in);
    List<Tensor> reference = onReference(closed, in);
    List<Tensor> exact = program.function().apply(program.inputs(DType.F64));
    boolean lively = false;
    for (int i = 0; i < eager.size(); i++) {
      sameBits(eager.get(i), jitted.get(i), i);
      lively |= judge(eager.get(i), reference.get(i), exact.get(i), i);
    }
    return lively;
  }

  private static List<Tensor> onReference(ClosedGraph closed, List<Tensor> in) {
    List<Buffer> buffers = new ArrayList<>();
    in.forEach(x -> buffers.add(x.buffer()));
    closed.consts().forEach(x -> buffers.add(x.buffer()));
    List<Buffer> results = new ReferenceBackend().compile(Pipelines.standard().run(closed.graph())).run(buffers);
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      out.add(new Array(closed.graph().outvars().get(i).aval(), results.get(i)));
    }
    return out;
  }

  private static void sameBits(Tensor eager, Tensor jitted, int result) {
    assertEquals(eager.aval(), jitted.aval());
    for (int k = 0; k < eager.buffer().length(); k++) {
      int element = k;
      assertEquals(eager.buffer().getDouble(k), jitted.buffer().getDouble(k), () -> "jit differs from eager in result %d, element %d".formatted(result, element));
    }
  }

  /// Compares with the run in `f64`. Whether the result is finite and not the same everywhere.
  private static boolean judge(Tensor actual, Tensor reference, Tensor exact, int result) {
    assertEquals(exact.shape(), actual.shape());
    double[] expected = exact.toDoubleArray();
    double largest = 1;
    double error = 0;
    boolean finite = true;
    boolean constant = true;
    for (int k = 0; k < expected.length; k++) {
      finite &= Double.isFinite(expected[k]);
      constant &= expected[k] == expected[0] && (expected.length > 1 || expected[0] == 0);
      largest = Math.max(largest, Math.abs(expected[k]));
      error = Math.max(error, Math.abs(reference.buffer().getDouble(k) - expected[k]));
    }
    if (!finite) {
      return false;
    }
    double tolerance = SLACK * error + 1e-5 * largest;
    for (int k = 0; k < expected.length; k++) {
      double value = actual.buffer().getDouble(k);
      assertTrue(
          Math.abs(value - expected[k]) <= tolerance,
          "result %d, element %d is %s, but %s in f64 and %s on the reference".formatted(result, k, value, expected[k], reference.buffer().getDouble(k)));
    }
    return !constant;
  }

  private static void count(Graph graph, Map<String, Integer> met) {
    graph.eqns().forEach(eqn -> {
      met.merge(eqn.op().name(), 1, Integer::sum);
      if (eqn.op() instanceof HasBodies op) {
        op.bodies().forEach(body -> count(body, met));
      }
    });
  }
}
