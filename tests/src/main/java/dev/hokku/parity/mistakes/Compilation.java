package dev.hokku.parity.mistakes;

import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Asks the compiler of this Java, with the processor, whether an expression can stand in a forward method.
public final class Compilation {

  private static final String NET = """
      package story;

      import static dev.hokku.hk.Hk.*;
      import static dev.hokku.nn.init.Initializers.*;

      import dev.hokku.*;
      import dev.hokku.hk.*;
      import dev.hokku.nn.*;
      import dev.hokku.nn.init.VarianceScaling;
      import dev.hokku.nn.nets.*;
      import dev.hokku.random.Key;
      import dev.hokku.tensor.*;
      import java.util.List;

      @HkModule
      public final class Net {
        @Forward
        public Object forward(Tensor x) {
          return %s;
        }
      }
      """;

  private Compilation() {}

  /// A module that returns the expression.
  ///
  /// @param expression it may read `x`, the module's argument
  public static String module(String expression) {
    return NET.formatted(expression);
  }

  /// What the compiler has against the expression; nothing if it compiles.
  ///
  /// @throws IllegalStateException if this Java has no compiler
  public static List<String> errors(String expression) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("There is no compiler in this Java, so what javac refuses cannot be checked: run with a JDK.");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path output = temporary();
    try {
      JavaCompiler.CompilationTask task = compiler.getTask(
          null, null, diagnostics, List.of("-d", output.toString(), "-Xlint:none"), null, List.of(source(module(expression))));
      task.setProcessors(List.of(new HokkuProcessor()));
      boolean compiled = task.call();
      List<String> errors = diagnostics.getDiagnostics().stream()
          .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
          .map(d -> d.getMessage(Locale.ROOT))
          .toList();
      return compiled || !errors.isEmpty() ? errors : List.of("javac failed and said nothing");
    } finally {
      delete(output);
    }
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("string:///story/Net.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("story");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
