package dev.hokku.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// All vendored golden cases. `golden/must-pass.txt` lists those that pass; it only grows.
///
/// To list cases that newly pass: `mvn -pl tests -am test -Dtest=GoldensTest -Dgolden.update=true`.
class GoldensTest {

  private static final Path GOLDEN = Path.of("golden");
  private static final Path MUST_PASS = GOLDEN.resolve("must-pass.txt");

  @Test
  void whatPassedOncePassesAlways() throws IOException {
    TreeMap<String, String> reasons = new TreeMap<>();
    TreeSet<String> passing = new TreeSet<>();
    Parity.run(GOLDEN, line -> {
      if (line.startsWith("PASS ")) {
        passing.add(line.substring(5));
      } else {
        reasons.put(line.substring(5, line.indexOf(": ")), line);
      }
    });
    List<String> required = Files.readAllLines(MUST_PASS);
    if (Boolean.getBoolean("golden.update")) {
      TreeSet<String> grown = new TreeSet<>(required);
      grown.addAll(passing);
      Files.write(MUST_PASS, grown);
      required = List.copyOf(grown);
    }

    List<String> broken = new ArrayList<>();
    for (String name : required) {
      if (!passing.contains(name)) {
        broken.add(reasons.getOrDefault(name, name + " is not among the cases"));
      }
    }
    assertEquals(List.of(), broken, "These cases passed before.");
    passing.removeAll(required);
    assertEquals(new TreeSet<>(), passing, "These cases pass and are not listed; run with -Dgolden.update=true.");
  }
}
