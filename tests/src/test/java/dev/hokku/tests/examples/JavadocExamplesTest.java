package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tests.endtoend.Project;
import dev.hokku.tests.processor.GoldenCompiler;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every example in the runtime's Javadoc compiles with the processor and runs, and what it asserts holds.
class JavadocExamplesTest {

  static final Path SOURCES = Project.ROOT.resolve("runtime/src/main/java");

  private static final Pattern PACKAGE = Pattern.compile("example/e(\\d+)/");

  private static final String HEAD = """
      import static dev.hokku.hk.Hk.*;
      import static dev.hokku.nn.Functions.*;

      import dev.hokku.*;
      import dev.hokku.control.*;
      import dev.hokku.hk.*;
      import dev.hokku.hk.summary.*;
      import dev.hokku.io.interop.*;
      import dev.hokku.jit.*;
      import dev.hokku.lax.*;
      import dev.hokku.nn.*;
      import dev.hokku.nn.init.*;
      import dev.hokku.nn.nets.*;
      import dev.hokku.random.*;
      import dev.hokku.random.Random;
      import dev.hokku.tensor.*;
      import dev.hokku.transform.*;
      import dev.hokku.tree.*;
      import java.util.*;
      import java.util.function.*;

      """;

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() throws Exception {
    List<Snippet> snippets = Snippet.in(SOURCES);
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      sources.add(GoldenCompiler.source("example/e%d/Main.java".formatted(i), source(i, snippets.get(i))));
    }
    GoldenCompiler.Result result = GoldenCompiler.compile(sources, List.of());
    assertFalse(result.hasErrors(), () -> errors(result, snippets));
    URLClassLoader loader = new URLClassLoader(new URL[] {result.output().toUri().toURL()}, JavadocExamplesTest.class.getClassLoader());
    loader.setDefaultAssertionStatus(true);
    return IntStream.range(0, snippets.size()).mapToObj(i -> DynamicTest.dynamicTest(
        snippets.get(i).toString(), () -> loader.loadClass("example.e%d.Main".formatted(i)).getMethod("run").invoke(null)));
  }

  private static String errors(GoldenCompiler.Result result, List<Snippet> snippets) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> error : result.diagnostics()) {
      JavaFileObject source = error.getSource();
      Matcher number = PACKAGE.matcher(source == null ? "" : source.getName());
      if (error.getKind() == Diagnostic.Kind.ERROR) {
        text.append(number.find() ? snippets.get(Integer.parseInt(number.group(1))).toString() : "-")
            .append(": ").append(error.getMessage(Locale.ROOT)).append('\n');
      }
    }
    return text.toString();
  }

  private static String source(int number, Snippet snippet) {
    return "package example.e%d;\n%s\npublic final class Main {\n  public static void run() throws Exception {\n%s\n  }\n}\n\n%s\n".formatted(
        number, HEAD, String.join("\n\n", snippet.statements()), String.join("\n\n", snippet.declarations()));
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
