package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What javac makes of the examples is committed, so that it can be read and reviewed without a build; this compares it with what javac makes of them now.
///
/// To accept a change: `mvn -pl tests -am test -Dtest=CommittedSourcesTest -Dgolden.update=true`, then read the diff as a user would.
class CommittedSourcesTest {

  private static final Path EXAMPLES = Project.ROOT.resolve("generated-examples");
  private static final Path COMMITTED = EXAMPLES.resolve("src/generated/java");
  private static final Path MADE = EXAMPLES.resolve("target/generated-sources/annotations");

  @Test
  void theCommittedSourcesAreWhatJavacMakes() throws IOException {
    SortedMap<String, String> made = sources(MADE);
    assertFalse(made.isEmpty(), "nothing was generated in " + MADE);
    if (Boolean.getBoolean("golden.update")) {
      update(made);
    }
    SortedMap<String, String> committed = sources(COMMITTED);

    assertEquals(String.join("\n", made.keySet()), String.join("\n", committed.keySet()));
    made.forEach((file, text) -> assertEquals(text, committed.get(file), file + " differs; if the change is meant, run with -Dgolden.update=true"));
  }

  private static void update(SortedMap<String, String> made) throws IOException {
    for (String stale : sources(COMMITTED).keySet()) {
      Files.delete(COMMITTED.resolve(stale));
    }
    for (var file : made.entrySet()) {
      Path target = COMMITTED.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }

  private static SortedMap<String, String> sources(Path root) throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          sources.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return sources;
  }
}
