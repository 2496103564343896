package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tests.endtoend.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every example in the runtime's Javadoc compiles with the processor and runs, and what it asserts holds.
class JavadocExamplesTest {

  static final Path SOURCES = Project.ROOT.resolve("runtime/src/main/java");

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() throws Exception {
    List<Snippet> snippets = Snippet.in(SOURCES);
    RunnableSnippets program = RunnableSnippets.compile(snippets);
    return IntStream.range(0, snippets.size()).mapToObj(i -> DynamicTest.dynamicTest(snippets.get(i).toString(), () -> program.run(i)));
  }

  @Test
  void declarationsAndStatementsAreToldApart() {
    List<Snippet> found = Snippet.of(Path.of("A.java"), """
          /// Text.
          /// {@snippet :
          /// record Net(int size) {
          ///
          ///   int twice() {
          ///     return 2 * size;
          ///   }
          /// }
          ///
          /// assert new Net(2).twice() == 4;
          /// }
          void method() {}
        """.lines().toList());
    assertEquals(1, found.size());
    assertEquals("A.java:2", found.getFirst().toString());
    assertEquals(List.of("assert new Net(2).twice() == 4;"), found.getFirst().statements());
    assertTrue(found.getFirst().declarations().getFirst().endsWith("  }\n}"));
  }

  @Test
  void thereAreExamples() throws IOException {
    assertTrue(Snippet.in(SOURCES).size() > 5);
  }
}
