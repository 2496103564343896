package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Writes `docs/simplifications.md` from the comments of the rules, and compares it, so that the page lists what the code says of itself.
///
/// To accept a change: `mvn -pl runtime -am test -Dtest=SimplificationsPageTest -Dgolden.update=true`.
class SimplificationsPageTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "hokku", "graph", "pass");

  private static final String HEADER =
      """
      # Algebraic simplifications

      Written by `SimplificationsPageTest` from the comments of the rules; do not edit it. `jit` applies these rules to each graph until none fires. No rule changes a bit of
      a result, but for the sign and payload of a NaN: so there is no `x - x` or `x + 0` of floats, and no sum is put in another order. `SimplifyTest` shows each rule where
      it fires, and beside it where it must not.
      """;

  @Test
  void thePageShowsTheRules() throws IOException {
    StringBuilder page = new StringBuilder(HEADER);
    for (String rules : List.of("NothingToDo", "TwoMovesInOne", "Neutral", "SignsAndChoices")) {
      page.append("\n## ").append(comment(rules)).append('\n');
    }
    Path path = Path.of("..", "docs", "simplifications.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(path, page);
    }
    String written = Files.exists(path) ? Files.readString(path) : "";
    assertEquals(page.toString(), written, "docs/simplifications.md is old; if the change is meant, run with -Dgolden.update=true");
  }

  /// The comment of a class, whose first line is a heading.
  private static String comment(String rules) throws IOException {
    return Files.readAllLines(SOURCES.resolve(rules + ".java")).stream()
        .takeWhile(line -> !line.startsWith("final class") && !line.startsWith("record") && !line.startsWith("public"))
        .filter(line -> line.startsWith("///"))
        .map(line -> line.substring(3).strip())
        .collect(Collectors.joining("\n"));
  }
}
