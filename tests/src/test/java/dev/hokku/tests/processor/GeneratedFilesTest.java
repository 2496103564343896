package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.AbstractProcessor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When generated classes are written, so that javac enters them no more often than it must, and whether their imports on demand mean what they should.
class GeneratedFilesTest {

  private static final String NET = """
      package nets;

      import dev.hokku.Forward;
      import dev.hokku.HkModule;
      import dev.hokku.nn.LayerNorm;
      import dev.hokku.nn.Linear;
      import dev.hokku.tensor.Tensor;

      @HkModule
      public record Net(int size) {
        @Forward
        public Tensor forward(Tensor x) {
          return new Linear(size).forward(new LayerNorm(-1, true, true).forward(x));
        }
      }
      """;

  @TempDir
  private Path output;

  @Test
  void classesThatOnlyBodiesNameAreEnteredOnce() throws IOException {
    Compiled compiled = compile(List.of(new HokkuProcessor()), NET, """
        package training;

        class Training {
          Object type() {
            return nets.NetApply.TYPE;
          }

          final Object field = nets.NetApply.TYPE;
        }
        """);
    assertEquals(List.of(), compiled.errors());
    assertEquals(1, compiled.entered("NetApply.java"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "import nets.NetApply; class Training {}",
      "import static nets.NetInit.init; class Training {}",
      "import static nets.NetApply.*; class Training {}",
      "class Training { nets.NetApply field; }",
      "class Training { void method(nets.NetApply argument) {} }",
      "class Training<T extends nets.NetApply> {}",
      "@interface Training { Class<?> value() default nets.NetApply.class; }",
  })
  void classesThatDeclarationsNameAreThereInTime(String training) throws IOException {
    Compiled compiled = compile(List.of(new HokkuProcessor()), NET, "package training; " + training);
    assertEquals(List.of(), compiled.errors());
    assertTrue(compiled.entered("NetApply.java") > 1, "written before the last round");
  }

  @Test
  void classesThatAnAnnotationNamesAreThereInTime() throws IOException {
    String training = "package training; @Training.Of(nets.NetApply.class) class Training { @interface Of { Class<?> value(); } }";
    Compiled compiled = compile("-Xlint:all,-processing", List.of(new HokkuProcessor()), NET, training); // nobody claims this annotation
    assertEquals(List.of(), compiled.errors());
    assertTrue(compiled.entered("NetApply.java") > 1, "written before the last round");
  }

  @Test
  void classesThatAnotherProcessorsSourcesNameAreThereInTime() throws IOException {
    OtherProcessor other = new OtherProcessor("other.Generated", "package other; import nets.NetApply; class Generated { Object type = NetApply.TYPE; }");
    Compiled compiled = compile(List.of(other, new HokkuProcessor()), NET);
    assertEquals(List.of(), compiled.errors());
    assertTrue(Files.exists(output.resolve("other/Generated.class")));
  }

  @Test
  void oneImportStandsForManyClasses() throws IOException {
    compile(List.of(new HokkuProcessor()), NET);
    String text = Files.readString(output.resolve("nets/NetApply.java"));
    assertTrue(text.contains("import dev.hokku.hk.*;") && text.contains("import dev.hokku.nn.*;"), text);
  }

  /// Were `LayerNorm` a module, its generated class would be the `LayerNormApply` of the package.
  @ParameterizedTest
  @CsvSource({"class LayerNorm {}, import dev.hokku.nn.LayerNormApply;", "class LinearApply {}, dev.hokku.nn.LinearApply.forward("})
  void aNamesakeInThePackageIsNotMeant(String namesake, String expected) throws IOException {
    Compiled compiled = compile(List.of(new HokkuProcessor()), NET, "package nets; " + namesake);
    assertEquals(List.of(), compiled.errors());
    String text = Files.readString(output.resolve("nets/NetApply.java"));
    assertTrue(text.contains(expected), text);
  }

  @Test
  void aUsersImportOnDemandKeepsImportsSingle() throws IOException {
    Compiled compiled = compile(List.of(new HokkuProcessor()), NET.replace("import dev.hokku.nn.Linear;", "import dev.hokku.nn.Linear;\nimport others.*;"),
        "package others; public class Frame {}");
    assertEquals(List.of(), compiled.errors());
    assertTrue(Files.readString(output.resolve("nets/NetApply.java")).contains("import dev.hokku.hk.Frame;"));
  }

  /// @param entered the names of files, once for each time that javac entered them
  private record Compiled(List<String> errors, List<String> entered) {

    long entered(String file) {
      return entered.stream().filter(file::equals).count();
    }
  }

  private Compiled compile(List<AbstractProcessor> processors, String... sources) throws IOException {
    return compile("-Xlint:all", processors, sources);
  }

  private Compiled compile(String lint, List<AbstractProcessor> processors, String... sources) throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    List<String> entered = new ArrayList<>();
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      String name = source.startsWith("package nets;\n") ? "Net" : source.startsWith("package training;") ? "Training" : source.replaceFirst(".*class (\\w+).*", "$1");
      files.add(GoldenCompiler.source(source.replaceFirst("(?s)package (\\w+);.*", "$1") + "/" + name + ".java", source));
    }
    try (var manager = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, GoldenCompiler.runtime());
      var task = (JavacTask) javac.getTask(null, manager, diagnostics, List.of(lint, "-Werror"), null, files);
      task.setProcessors(processors);
      task.addTaskListener(new TaskListener() {
        @Override
        public void started(TaskEvent event) {
          if (event.getKind() == TaskEvent.Kind.ENTER) {
            entered.add(Path.of(event.getSourceFile().toUri().getPath()).getFileName().toString());
          }
        }
      });
      task.call();
    }
    return new Compiled(diagnostics.getDiagnostics().stream().map(Object::toString).toList(), entered);
  }
}
