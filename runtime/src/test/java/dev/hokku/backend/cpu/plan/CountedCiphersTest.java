package dev.hokku.backend.cpu.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.Executable;
import dev.hokku.backend.cpu.CpuBackend;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.graph.Graph;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.random.Threefry2x32;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Vmap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What samplers read and write in a plan.
class CountedCiphersTest {

  private static final int[] WORDS = {0x12345678, 0x9abcdef0};

  private static Executable plan(UnaryOperator<Tensor> f, Shape keys) {
    Graph graph = MakeGraph.trace(List.of(new ShapedArray(DType.U32, keys)), in -> List.of(f.apply(in.getFirst()))).graph();
    return new CpuBackend(new WorkerPool(2), VectorWidth.CHOSEN).compile(Pipelines.standard().run(graph));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 2047, 2048, 2049, 4096, 10_001})
  void eachElementIsTheCipherOfItsNumber(int n) {
    Executable bits = plan(key -> Random.bits(Key.wrap(key), Shape.of(n)), Shape.of(2));

    Buffer result = bits.run(List.of(Buffer.of(DType.U32, WORDS.clone()))).getFirst();

    int[] expected = IntStream.range(0, n)
        .mapToLong(i -> Threefry2x32.block(WORDS[0], WORDS[1], 0, i))
        .mapToInt(block -> (int) (block ^ block >>> 32))
        .toArray();
    assertArrayEquals(expected, IntStream.range(0, n).map(i -> (int) result.getLong(i)).toArray());
  }

  @Test
  void neitherKeysNorCountersAreStored() {
    int n = 1 << 16;

    Executable bits = plan(key -> Random.bits(Key.wrap(key), Shape.of(n / 256, 256)), Shape.of(2));

    assertTrue(bits.steps().contains("cipher of 65536 counters"), () -> bits.steps().toString());
    // Both words of each element; the result is one of them by the other, and two numbers are the key.
    assertEquals(2 * 4 * n, bits.peakBytes(), 64);
  }

  @Test
  void manyKeysAreLeftAlone() {
    Executable bits = plan(keys -> Vmap.vmap((Tensor key) -> Random.bits(Key.wrap(key), Shape.of(100))).apply(keys), Shape.of(3, 2));

    assertTrue(bits.steps().stream().noneMatch(step -> step.startsWith("cipher")), () -> bits.steps().toString());
  }
}
