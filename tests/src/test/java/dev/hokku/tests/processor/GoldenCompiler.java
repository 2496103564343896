package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.HkModule;
import dev.hokku.hk.Hk;
import dev.hokku.processor.HokkuProcessor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Runs the processor on sources, in process, and compares what came out.
///
/// A golden folder is a story: what the user wrote (`*.java`), what came out (`*.java.golden`) and what was said (`diagnostics.golden`).
/// `-Dgolden.update=true` writes the goldens instead of comparing them; read the diff as a user would.
public final class GoldenCompiler {

  static final Path GOLDENS = Path.of("src/test/resources/goldens");

  /// Where what is compiled stays, to be looked at after a failure, until `mvn clean`.
  private static final Path OUTPUTS = Path.of("target/goldens").toAbsolutePath();

  private GoldenCompiler() {}

  /// What a compilation left.
  ///
  /// @param output generated sources and classes
  public record Result(Path output, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

    /// Every generated source and every message equals its golden.
    void assertGoldens(Path folder) throws IOException {
      for (Path generated : generated()) {
        assertGolden(folder.resolve(generated.getFileName() + ".golden"), Files.readString(generated));
      }
      assertEquals(
          generated().stream().map(g -> g.getFileName() + ".golden").sorted().toList(),
          files(folder, ".java.golden").stream().map(p -> p.getFileName().toString()).sorted().toList(),
          "a golden that nothing generates any more");
      assertDiagnostics(folder);
    }

    /// Position, kind and whole text, one per line: a reworded message is a reviewed change.
    void assertDiagnostics(Path folder) {
      assertGolden(folder.resolve("diagnostics.golden"), messages());
    }

    public String messages() {
      return diagnostics.stream()
          .map(d -> "%s:%d:%d: %s: %s%n".formatted(
              fileName(d), d.getLineNumber(), d.getColumnNumber(), d.getKind(), d.getMessage(Locale.ROOT)))
          .collect(Collectors.joining())
          .replace("\r\n", "\n");
    }

    public boolean hasErrors() {
      return diagnostics.stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
    }

    List<Path> generated() throws IOException {
      return files(output, ".java");
    }

    private static String fileName(Diagnostic<? extends JavaFileObject> d) {
      return d.getSource() == null ? "-" : Path.of(d.getSource().toUri().getPath()).getFileName().toString();
    }
  }

  /// Compiles the sources of a folder with the processor.
  static Result compile(Path folder, String... options) throws IOException {
    return compile(files(folder, ".java").stream().map(p -> source(p.getFileName().toString(), read(p))).toList(), List.of(), options);
  }

  /// Compiles sources with the processor, against the runtime and further class path entries.
  public static Result compile(List<JavaFileObject> sources, List<Path> classPath, String... options) throws IOException {
    return compile(sources, classPath, true, options);
  }

  static Result compile(List<JavaFileObject> sources, List<Path> classPath, boolean processor, String... options) throws IOException {
    return compile(sources, List.of(), classPath, processor, options);
  }

  /// Compiles sources with the processor, which is given classes of the class path as well, as build tools do.
  static Result compile(List<JavaFileObject> sources, List<String> classes, List<Path> classPath) throws IOException {
    return compile(sources, classes, classPath, true);
  }

  private static Result compile(
      List<JavaFileObject> sources, List<String> classes, List<Path> classPath, boolean processor, String... options) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    Path output = Files.createTempDirectory(Files.createDirectories(OUTPUTS), "compiled");
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, Stream.concat(classPath.stream(), runtime().stream()).toList());
      List<String> all = new ArrayList<>(Arrays.asList(options));
      if (all.isEmpty()) {
        all.add("-Xlint:none");
      }
      if (!processor) {
        all.add("-proc:none");
      }
      var task = compiler.getTask(null, files, diagnostics, all, classes, sources);
      if (processor) {
        task.setProcessors(List.of(new HokkuProcessor()));
      }
      task.call();
    }
    return new Result(output, diagnostics.getDiagnostics());
  }

  /// Where annotations, runtime and JSpecify come from: class folders or jars.
  static List<Path> runtime() {
    return Stream.of(HkModule.class, Hk.class, Nullable.class).map(GoldenCompiler::location).toList();
  }

  /// The class folder or jar of a class.
  public static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String classPath(List<Path> more) {
    return Stream.concat(more.stream(), runtime().stream()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  static void assertGolden(Path golden, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(golden, actual);
      }
      String expected = Files.exists(golden) ? Files.readString(golden) : "no golden file at " + golden;
      assertEquals(expected, actual, () -> golden + " differs; if the change is meant, run with -Dgolden.update=true");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    }
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(URI.create("golden:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
