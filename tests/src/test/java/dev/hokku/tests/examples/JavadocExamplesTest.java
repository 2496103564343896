package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.hk.Hk;
import dev.hokku.tests.endtoend.HaikuMap;
import dev.hokku.tests.endtoend.Project;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every example in Javadoc compiles with the processor and runs, and what it asserts holds; every entry of the programming model stands in one.
class JavadocExamplesTest {

  /// Where users find Javadoc.
  private static final List<Path> SOURCES = Stream.of("annotations", "runtime", "tests/junit")
      .map(module -> Project.ROOT.resolve(module).resolve("src/main/java")).toList();

  /// Their functions are called without naming the class.
  private static final Set<String> IMPORTED = Set.of("hk.Hk", "nn.Functions");

  private static List<Snippet> snippets() throws IOException {
    List<Snippet> all = new ArrayList<>();
    for (Path sources : SOURCES) {
      all.addAll(Snippet.in(sources));
    }
    return all;
  }

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() throws Exception {
    List<Snippet> snippets = snippets();
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
  void eachFunctionOfHkHasAnExample() throws IOException {
    List<String> texts = snippets().stream().map(Snippet::text).toList();
    List<String> missing = Arrays.stream(Hk.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(method -> new HaikuMap.Symbol("hk.Hk", method.getName()))
        .distinct().filter(function -> !isUsed(function, texts)).map(HaikuMap.Symbol::toString).sorted().toList();

    assertEquals(List.of(), missing);
  }

  @Test
  void eachEntryOfTheProgrammingModelHasAnExample() throws IOException {
    List<String> texts = snippets().stream().map(Snippet::text).toList();
    Set<HaikuMap.Symbol> entries = HaikuMap.rows().stream()
        .filter(HaikuMap.Row::inProgrammingModel).flatMap(row -> row.symbols().stream()).collect(Collectors.toSet());
    List<String> missing = entries.stream().filter(entry -> !isUsed(entry, texts)).map(HaikuMap.Symbol::toString).sorted().toList();

    assertEquals(List.of(), missing);
    assertTrue(entries.size() > 90, "only %d entries were found in the map".formatted(entries.size()));
  }

  /// Whether an example names the class and, for a method, calls a method of this name. Those of `Hk` and `Functions` are
  /// imported, `XInit` is any such class.
  private static boolean isUsed(HaikuMap.Symbol symbol, List<String> texts) {
    Pattern type = Pattern.compile(IMPORTED.contains(symbol.type()) ? "" : symbol.simpleType().replaceFirst("^X", "\\\\w*") + "\\b");
    Pattern call = Pattern.compile(symbol.method().isEmpty() ? "" : "\\b" + symbol.method() + "\\(");
    return texts.stream().anyMatch(text -> type.matcher(text).find() && call.matcher(text).find());
  }

  @Test
  void anEntryWithoutAnExampleIsSeen() {
    List<String> texts = List.of("Linear linear = new Linear(3);\nTensor y = relu(x);");
    assertTrue(isUsed(new HaikuMap.Symbol("nn.Linear", ""), texts));
    assertFalse(isUsed(new HaikuMap.Symbol("nn.Linear", "forward"), texts));
    assertFalse(isUsed(new HaikuMap.Symbol("hk.Hk", "getState"), texts));
  }
}
