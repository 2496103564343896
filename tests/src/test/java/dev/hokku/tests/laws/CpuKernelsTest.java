package dev.hokku.tests.laws;

import dev.hokku.backend.Backend;
import dev.hokku.backend.cpu.CpuBackend;
import dev.hokku.backend.cpu.loop.BlockedLoops;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The CPU's kernels, over the catalogue and over samples that are large enough to be shared out: they agree with the reference, and neither the length of vectors
/// nor the number of threads shows in a bit, nor whether loops are generated or run piece by piece.
class CpuKernelsTest {

  private static final List<WorkerPool> POOLS = List.of(new WorkerPool(2), new WorkerPool(3));
  private static final Backend REFERENCE = new ReferenceBackend();
  private static final Backend ALONE = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN);
  private static final List<Backend> OTHERS = List.of(
      new CpuBackend(POOLS.get(0), VectorWidth.CHOSEN),
      new CpuBackend(POOLS.get(1), VectorWidth.CHOSEN),
      new CpuBackend(WorkerPool.ALONE, VectorWidth.BITS_128),
      new CpuBackend(POOLS.get(1), VectorWidth.NONE),
      new CpuBackend(POOLS.get(0), VectorWidth.CHOSEN, width -> new BlockedLoops()));

  @AfterAll
  static void end() {
    POOLS.forEach(WorkerPool::close);
  }

  @TestFactory
  Stream<DynamicTest> kernelsAgreeWithTheReferenceHoweverTheWorkIsShared() {
    return Stream.concat(PrimitiveCatalogue.all().stream(), LargeRows.all().stream())
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> row.samples().forEach(CpuKernelsTest::check)));
  }

  private static void check(Sample sample) {
    try {
      List<Tensor> alone = evaluate(ALONE, sample);
      Close.within(evaluate(REFERENCE, sample), alone, 16, sample);
      for (Backend other : OTHERS) {
        Close.sameBits(alone, evaluate(other, sample), sample);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("%s: %s".formatted(sample, e.getMessage()), e);
    }
  }

  private static List<Tensor> evaluate(Backend backend, Sample sample) {
    List<ShapedArray> out = sample.op().abstractEval(sample.avals());
    List<Buffer> results = backend.evaluate(sample.op(), sample.in().stream().map(Tensor::buffer).toList(), sample.avals(), out);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      tensors.add(new Array(out.get(i), results.get(i)));
    }
    return tensors;
  }
}
