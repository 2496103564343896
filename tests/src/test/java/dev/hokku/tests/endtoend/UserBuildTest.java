package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user's own project, compiled by plain javac with the processor, on the class path and on the module path.
class UserBuildTest {

  private static final String NET = """
      package app;

      import dev.hokku.Forward;
      import dev.hokku.HkModule;
      import dev.hokku.nn.Linear;
      import dev.hokku.tensor.Tensor;

      @HkModule
      public record Net(int width) {
        @Forward
        public Tensor forward(Tensor x) {
          return new Linear(1).forward(new Linear(width).forward(x));
        }
      }
      """;

  private static final String MAIN = """
      package app;

      import dev.hokku.lax.Numpy;
      import dev.hokku.random.Key;

      public final class Main {
        public static void main(String[] args) {
          var net = new Net(4);
          var x = Numpy.ones(2, 3);
          var params = NetInit.init(Key.of(1), net, x);
          System.out.println(params.modules() + " " + NetApply.apply(params, net, x).shape());
        }
      }
      """;

  /// As in Haiku, the receiver is made first and so has the first name, but its parameters come second.
  private static final String RESULT = "[net/linear_1, net/linear] [2,1]";

  @TempDir Path folder;

  @Test
  void aUserOnTheClassPathNeedsOnlyTheRuntime() throws IOException, InterruptedException {
    Path out = compile(Map.of("app/Net.java", NET, "app/Main.java", MAIN), List.of("-cp", runtimePath()));

    Java.Outcome outcome = Java.run(folder, List.of("--add-modules", "jdk.incubator.vector", "-cp", out + File.pathSeparator + runtimePath(), "app.Main"));

    assertEquals(0, outcome.exit(), outcome.output());
    assertTrue(outcome.output().contains(RESULT), outcome.output());
  }

  @Test
  void aUserOnTheModulePathRequiresTheRuntimeModule() throws IOException, InterruptedException {
    String module = "module app { requires transitive dev.hokku.runtime; exports app; }";
    Path out = compile(Map.of("module-info.java", module, "app/Net.java", NET, "app/Main.java", MAIN), List.of("--module-path", runtimePath()));

    Java.Outcome outcome = Java.run(
        folder, List.of("--add-modules", "jdk.incubator.vector", "--module-path", out + File.pathSeparator + runtimePath(), "-m", "app/app.Main"));

    assertEquals(0, outcome.exit(), outcome.output());
    assertTrue(outcome.output().contains(RESULT), outcome.output());
  }

  @Test
  void withoutTheProcessorAnIntrinsicSaysHowToEnableIt() throws IOException, InterruptedException {
    String naive = """
        package app;

        public final class Main {
          public static void main(String[] args) {
            System.out.println(new dev.hokku.nn.Linear(3).forward(dev.hokku.lax.Numpy.ones(2, 2)));
          }
        }
        """;
    Path out = compile(Map.of("app/Main.java", naive), List.of("-cp", runtimePath()));

    Java.Outcome outcome = Java.run(folder, List.of("--add-modules", "jdk.incubator.vector", "-cp", out + File.pathSeparator + runtimePath(), "app.Main"));

    assertEquals(1, outcome.exit(), outcome.output());
    assertTrue(outcome.output().contains("OutsideForwardException") && outcome.output().contains("-proc:full"), outcome.output());
  }

  /// The runtime and what it requires, as a user's build finds them.
  private static String runtimePath() {
    String nullness = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.contains("jspecify")).findFirst().orElseThrow();
    return Stream.of(Project.ROOT.resolve("runtime/target/classes"), Project.ROOT.resolve("annotations/target/classes"), nullness)
        .map(Object::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /// The processor and all it needs: everything on the tests' class path.
  private static String processorPath() {
    return System.getProperty("java.class.path");
  }

  private Path compile(Map<String, String> sources, List<String> options) throws IOException {
    Path source = Files.createDirectories(folder.resolve("src"));
    Path out = Files.createDirectories(folder.resolve("out"));
    for (Map.Entry<String, String> file : sources.entrySet()) {
      Path path = source.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null); Stream<Path> found = Files.walk(source)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(found.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList()));
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-d", out.toString(), "-processorpath", processorPath(), "-Xlint:all,-requires-automatic,-processing,-missing-explicit-ctor"));
      assertTrue(compiler.getTask(messages, files, null, all, null, units).call(), messages::toString);
      // That the runtime uses an incubating module is javac's to say; nothing else is to be said of generated code.
      assertFalse(Pattern.compile("warning: (?!\\[incubating])").matcher(messages.toString()).find(), messages::toString);
    }
    return out;
  }
}
