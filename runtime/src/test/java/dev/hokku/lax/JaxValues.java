package dev.hokku.lax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a script printed with JAX, one result per line: name, dtype, shape and elements.
final class JaxValues {

  /// Twenty units in the last place of `f32`, which a few sums and a factorization of a 3 by 3 matrix stay below.
  private static final double TOLERANCE = 20 * Math.ulp(1f);

  private record Expected(String aval, double[] values) {}

  private final Map<String, Expected> expected = new HashMap<>();
  private final Set<String> compared = new HashSet<>();

  private JaxValues() {}

  /// Those in a resource beside this class.
  static JaxValues of(String resource) {
    JaxValues values = new JaxValues();
    try (InputStream in = JaxValues.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("# ")).forEach(values::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private void read(String line) {
    String[] fields = line.split("\t", -1);
    String[] numbers = fields[3].isEmpty() ? new String[0] : fields[3].split(" ");
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(numbers[i].replace("nan", "NaN").replace("inf", "Infinity"));
    }
    expected.put(fields[0], new Expected("%s[%s]".formatted(fields[1], fields[2]), values));
  }

  /// The results have JAX's dtypes, shapes and elements.
  void agrees(String name, List<Tensor> results) {
    for (int i = 0; i < results.size(); i++) {
      String line = name + "#" + i;
      Expected expect = expected.get(line);
      assertNotNull(expect, line);
      compared.add(line);
      assertEquals(expect.aval(), results.get(i).aval().toString(), line);
      double[] actual = results.get(i).toDoubleArray();
      for (int at = 0; at < actual.length; at++) {
        double want = expect.values()[at];
        double error = TOLERANCE * (1 + Math.abs(want));
        assertEquals(want, actual[at], Double.isFinite(error) ? error : 0, line + " at " + at);
      }
    }
  }

  /// No line of the script was left out.
  void requireAllCompared() {
    assertEquals(expected.keySet(), compared);
  }
}
