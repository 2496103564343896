package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles one source file with the processor that is on this program's class path, for the sources that come out.
final class GeneratedSources {

  private GeneratedSources() {}

  /// The texts of the generated files, in the order of their names.
  ///
  /// @throws HokkuException with javac's own messages if the file does not compile
  static List<String> compile(Path source) throws IOException {
    if (!Files.isRegularFile(source)) {
      throw new HokkuException("There is no file %s.".formatted(source), "", "Name an existing source file, or a class without '.java'.");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new HokkuException("This Java has no compiler.", System.getProperty("java.home"), "Run on a JDK 25.");
    }
    Path out = Files.createTempDirectory("hokku-explain");
    try {
      compile(compiler, source, out);
      return texts(out);
    } finally {
      delete(out);
    }
  }

  private static void compile(JavaCompiler compiler, Path source, Path out) throws IOException {
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
      // Explicitly, since javac runs processors from the class path only if it is told to.
      List<String> options = List.of("-proc:full", "-cp", System.getProperty("java.class.path"));
      boolean compiled = compiler.getTask(null, files, messages, options, null, files.getJavaFileObjects(source)).call();
      if (!compiled) {
        String text = messages.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator()));
        throw new HokkuException("The source does not compile:%n%s".formatted(text), source.toString(), "Mend the source.");
      }
    }
  }

  private static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return read(files.filter(file -> file.toString().endsWith(".java")).sorted().toList());
    }
  }

  /// The texts of files.
  static List<String> read(List<Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
