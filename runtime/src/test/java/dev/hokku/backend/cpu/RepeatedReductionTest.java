package dev.hokku.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.Backends;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.graph.Graph;
import dev.hokku.graph.text.GraphParser;
import dev.hokku.tensor.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A reduction whose result is repeated along the rows it came from, and is not met with anything that differs within a row. Found by random programs.
class RepeatedReductionTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"[2,3] | {0}", "[2,1,3] | {0}", "[2,3,1] | {0}", "[2,4] | {0}", "[3,2] | {1}", "[5,2,3] | {1}"})
  void isTheSameAsOnTheReference(String shape, String dims) {
    compare("""
        graph (a:f32[2,3]) {
          b:f32[2] = reduce_sum[axes={1}] a
          c:f32[2] = neg b
          d:f32%1$s = broadcast_in_dim[shape=%1$s, dims=%2$s] c
          return d
        }""".formatted(shape, dims));
  }

  @Test
  void besideValuesThatDifferWithinARow() {
    compare("""
        graph (a:f32[2,3]) {
          b:f32[2] = reduce_max[axes={1}] a
          c:f32[2,3] = broadcast_in_dim[shape=[2,3], dims={0}] b
          d:f32[2,3] = sub a c
          e:f32[2,3] = neg c
          return d, e
        }""");
  }

  private static void compare(String text) {
    Graph graph = GraphParser.parse(text);
    List<Buffer> in = List.of(Buffer.of(new float[] {1, 2, 3, 4, 5, 6}));
    List<Buffer> expected = new ReferenceBackend().compile(graph).run(in);
    List<Buffer> actual = Backends.named("cpu").compile(graph).run(in);
    for (int i = 0; i < expected.size(); i++) {
      for (int k = 0; k < expected.get(i).length(); k++) {
        assertEquals(expected.get(i).getDouble(k), actual.get(i).getDouble(k));
      }
    }
  }
}
