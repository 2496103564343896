package dev.hokku.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.core.NoMemoryException;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.transform.MakeGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A plan that the heap cannot hold says what needs how much and how to need less.
class OutOfMemoryTest {

  private static final int COLUMNS = 32_768;

  @Test
  void theLargestValuesAreNamedWithTheirSizes() {
    long rows = Runtime.getRuntime().maxMemory() / Float.BYTES / COLUMNS + 1;
    assumeTrue(rows * COLUMNS < Integer.MAX_VALUE, "the heap is larger than any tensor");
    Graph graph = MakeGraph.trace(
        List.of(ShapedArray.f32(COLUMNS)), in -> List.of(Numpy.sort(in.getFirst().broadcastTo(Shape.of((int) rows, COLUMNS)), 0).sum())).graph();
    var plan = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN).compile(graph);

    NoMemoryException error = assertThrows(NoMemoryException.class, () -> plan.run(List.of(Buffer.of(new float[COLUMNS]))));

    String largest = "The largest values: f32[%d,%d] of ".formatted(rows, COLUMNS);
    assertTrue(error.wrong().startsWith("A compiled graph: there is no memory for its results, ") && error.wrong().contains(largest), error.getMessage());
    assertTrue(error.wrong().contains("GiB") || error.wrong().contains("MiB"), error.getMessage());
    assertTrue(error.where().contains("OutOfMemoryTest.java"), error.getMessage());
    assertTrue(error.mend().contains("-Xmx") && error.mend().contains("remat"), error.getMessage());
    assertTrue(error.getCause() instanceof OutOfMemoryError);
  }
}
