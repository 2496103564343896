package dev.hokku.tests.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.Backend;
import dev.hokku.backend.cpu.CpuBackend;
import dev.hokku.backend.cpu.loop.BlockedLoops;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tests.laws.PrimitiveCatalogue;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Random programs under random transforms: `jit` gives the bits of eager execution, and both are as close to a run in `f64` as the reference is.
///
/// A default build runs 200. `-Dprograms=10000` runs that many, prints how many programs used each primitive and transform, and asks that all were used enough;
/// `-Dprograms.from=5000` begins later, to run in pieces.
class RandomProgramsTest {

  private static final int PROGRAMS = Integer.getInteger("programs", 200);
  private static final int FROM = Integer.getInteger("programs.from", 0);

  /// In how many programs each primitive and transform is used, where there are enough programs to ask for it.
  private static final int ENOUGH_USES = 100;
  private static final int MANY_PROGRAMS = 10_000;

  /// Primitives that no finished graph holds: the results of calls are inlined, and a gather across a batch is gone when its `vmap` is.
  private static final Set<String> ONLY_WITHIN_TRANSFORMS = Set.of("all_gather");

  /// How many times the reference's error a result may have, beside roundings of the largest number.
  private static final double SLACK = 32;

  /// Seeds that failed once. A seed is good for one list of [StepRules] and [ProgramTransform]s: when one is added, what a seed found must be held by a test of its own.
  private static final long[] FAILED_ONCE = {};

  @TestFactory
  Stream<DynamicTest> seedsThatFailedOnce() {
    return Arrays.stream(FAILED_ONCE).mapToObj(seed ->
        DynamicTest.dynamicTest("program " + seed, () -> check(RandomProgram.of(seed), new Tally())));
  }

  @Test
  void randomProgramsAgree() {
    Tally tally = new Tally();
    List<String> failures = new ArrayList<>();
    for (long seed = FROM; seed < FROM + PROGRAMS; seed++) {
      RandomProgram program = RandomProgram.of(seed);
      try {
        check(program, tally);
      } catch (RuntimeException | AssertionError e) {
        failures.add("%s%n  %s".formatted(program, e));
      }
    }
    if (PROGRAMS >= 1000) {
      System.out.println(tally);
    }
    assertEquals("", String.join(System.lineSeparator(), failures), failures.size() + " programs failed");
    assertTrue(tally.share() >= 0.9, tally::toString);
    if (PROGRAMS >= MANY_PROGRAMS) {
      requireEnoughUses(tally);
    }
  }

  private static void requireEnoughUses(Tally tally) {
    Set<String> rare = new TreeSet<>();
    PrimitiveCatalogue.names().stream().filter(name -> tally.ofPrimitive(name) < ENOUGH_USES).forEach(rare::add);
    ProgramTransform.listed().stream().map(ProgramTransform::name).filter(name -> tally.ofTransform(name) < ENOUGH_USES).forEach(rare::add);
    rare.removeAll(ONLY_WITHIN_TRANSFORMS);
    assertEquals(Set.of(), rare, "used by fewer than %d programs".formatted(ENOUGH_USES));
  }

  private static void check(RandomProgram program, Tally tally) {
    Function<List<Tensor>, List<Tensor>> f = program.function();
    List<Tensor> in = program.inputs(DType.F32);
    ClosedGraph closed = MakeGraph.trace(in.stream().map(Tensor::aval).toList(), f);
    tally.met(program, closed.graph());

    List<Tensor> eager = f.apply(in);
    List<Tensor> jitted = Jit.jit(f).apply(in);
    List<Tensor> reference = onReference(closed, in);
    List<Tensor> exact = program.function().apply(program.inputs(DType.F64));
    boolean lively = false;
    for (int i = 0; i < eager.size(); i++) {
      sameBits(eager.get(i), jitted.get(i), i);
      lively |= judge(eager.get(i), reference.get(i), exact.get(i), i);
    }
    if (lively) {
      tally.lively();
    }
  }

  @Test
  void loopsPieceByPieceGiveTheBitsOfGeneratedOnes() {
    Backend generated = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN);
    Backend blocked = new CpuBackend(WorkerPool.ALONE, VectorWidth.NONE, width -> new BlockedLoops());
    for (long seed = 0; seed < PROGRAMS / 4; seed++) {
      RandomProgram program = RandomProgram.of(seed);
      List<Tensor> in = program.inputs(DType.F32);
      ClosedGraph closed = MakeGraph.trace(in.stream().map(Tensor::aval).toList(), program.function());
      List<Tensor> expected = on(generated, closed, in);
      List<Tensor> actual = on(blocked, closed, in);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i).toDoubleArray(), actual.get(i).toDoubleArray(), program + ", result " + i);
      }
    }
  }

  private static List<Tensor> onReference(ClosedGraph closed, List<Tensor> in) {
    return on(new ReferenceBackend(), closed, in);
  }

  private static List<Tensor> on(Backend backend, ClosedGraph closed, List<Tensor> in) {
    List<Buffer> buffers = new ArrayList<>();
    in.forEach(x -> buffers.add(x.buffer()));
    closed.consts().forEach(x -> buffers.add(x.buffer()));
    List<Buffer> results = backend.compile(Pipelines.standard().run(closed.graph())).run(buffers);
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
}
