package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.Backend;
import dev.hokku.backend.BackendProvider;
import dev.hokku.core.Primitive;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A result may be deleted and its memory filled with another, or be overwritten by a call that it is donated to. So it shares its memory with no operand,
/// no other result, and nothing that a backend keeps: tried by overwriting, for every primitive on every backend.
class OwnMemoryTest {

  @TestFactory
  Stream<DynamicTest> resultsHaveTheirMemoryForThemselves() {
    List<Backend> backends = ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.unavailable().isEmpty())
        .map(BackendProvider::create)
        .toList();
    return PrimitiveCatalogue.all().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
      for (Sample sample : row.samples()) {
        for (Backend backend : backends) {
          check(backend, sample);
        }
      }
    }));
  }

  private static void check(Backend backend, Sample sample) {
    Primitive op = sample.op();
    List<ShapedArray> out = op.abstractEval(sample.avals());
    List<Buffer> in = sample.in().stream().map(Tensor::buffer).map(Buffer::copy).toList();
    List<String> before = texts(in);
    List<Buffer> results = backend.evaluate(op, in, sample.avals(), out);
    List<String> expected = texts(results);
    for (int i = 0; i < results.size(); i++) {
      overwrite(results.get(i));
      assertEquals(expected.subList(i + 1, expected.size()), texts(results.subList(i + 1, results.size())), () -> "other results of " + sample);
    }
    assertEquals(before, texts(in), () -> "operands of %s on %s".formatted(sample, backend.name()));
    assertEquals(expected, texts(backend.evaluate(op, in, sample.avals(), out)), () -> "%s again on %s".formatted(sample, backend.name()));
  }

  private static void overwrite(Buffer buffer) {
    for (int i = 0; i < buffer.length(); i++) {
      buffer.setLong(i, buffer.getLong(i) == 1 ? 0 : 1);
    }
  }

  private static List<String> texts(List<Buffer> buffers) {
    List<String> texts = new ArrayList<>();
    for (Buffer buffer : buffers) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < buffer.length(); i++) {
        text.append(buffer.getDouble(i)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
