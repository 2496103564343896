package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.hk.Hk;
import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What javac reads of Hokku's runtime when modules are compiled against it, and that nothing of it gets lost.
class RuntimeClassesTest {

  private static final String[] PROGRAM = {"""
      @HkModule
      public record Net(int size) {
        @Forward
        public Tensor forward(Tensor x) {
          return new Linear(size).withBias(false).forward(x);
        }
      }
      """, """
      public final class Main {
        public static String run() {
          return Show.paths(NetInit.init(Key.of(0), new Net(3), ones(1, 2)));
        }
      }
      """, Program.SHOW};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"CLASS_PATH, false", "CLASS_PATH, true", "MODULE_PATH, false", "MODULE_PATH, true"})
  void classesThatNobodyNamesAreNotRead(StandardLocation location, boolean jar) throws Exception {
    List<Path> path = new ArrayList<>(GoldenCompiler.runtime());
    Path runtime = GoldenCompiler.location(Hk.class);
    Path unpacked = Files.isDirectory(runtime) ? runtime : unpacked(runtime, folder.resolve("the runtime"));
    path.set(path.indexOf(runtime), jar ? jar(unpacked, folder.resolve("the runtime.jar")) : unpacked);

    Set<String> opened = opened(location, path, false);

    assertTrue(opened.contains("dev.hokku.nn.Linear"), opened::toString);
    assertTrue(opened.contains("dev.hokku.hk.Frame"), opened::toString);
    assertFalse(opened.contains("dev.hokku.nn.BatchNorm"), opened::toString);
    assertFalse(opened.contains("dev.hokku.hk.Interceptor"), opened::toString);
  }

  /// A compiler inside an application may hold classes that are on no disk.
  @Test
  void aRuntimeThatIsInNoFileIsReadAsAWhole() throws Exception {
    assertTrue(opened(StandardLocation.CLASS_PATH, GoldenCompiler.runtime(), true).contains("dev.hokku.nn.BatchNorm"));
  }

  @Test
  void sourcesInPackagesOfTheRuntimeAreSeen() throws Exception {
    List<JavaFileObject> sources = new ArrayList<>(Program.sources("dev.hokku.nn", """
        @HkModule
        public record Thrice(int size) {
          @Forward
          public Tensor forward(Tensor x) {
            return Helper.three(new Linear(size).forward(x));
          }
        }
        """, """
        public final class Helper {
          static Tensor three(Tensor x) {
            return x.mul(3);
          }

          public static int size() {
            return 4;
          }
        }
        """));
    sources.addAll(Program.sources("program", """
        @HkModule
        public record Net(Thrice thrice) {
          @Forward
          public Tensor forward(Tensor x) {
            return new Linear(Helper.size()).forward(thrice.forward(x));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), new Net(new Thrice(2)), ones(1, 2)));
          }
        }
        """, Program.SHOW));

    assertEquals("""
        thrice/linear w [2,2]
        thrice/linear b [2]
        net/linear w [2,4]
        net/linear b [4]
        """, run(GoldenCompiler.compile(sources, List.of())));
  }

  /// JPMS forbids it, the class path does not: a jar with another class in a package of the runtime. Modules name it, or have it for a supertype.
  @Test
  void aPackageThatIsSplitBetweenJarsIsSeenAsAWhole() throws Exception {
    Path more = compiled("more.jar", Program.sources("dev.hokku.nn", """
        @HkModule
        public abstract class More implements MoreDispatch {
          @Forward(effects = Effect.PARAMS)
          public abstract Tensor forward(Tensor x);
        }
        """));
    Path library = compiled("library.jar", Program.sources("library", """
        @HkModule
        public final class Behind extends More implements BehindDispatch {
          @Override
          @Forward
          public Tensor forward(Tensor x) {
            return x.mul(getParameter("behind", Shape.of(), constant(1)));
          }
        }
        """), more);
    String main = """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), new Net(new library.Behind()), ones(1, 2)));
          }
        }
        """;

    for (String type : List.of("More", "library.Behind")) {
      assertEquals("behind behind []\n", Program.run(List.of(library, more), """
          @HkModule
          public record Net(%s first) {
            @Forward
            public Tensor forward(Tensor x) {
              return first.forward(x);
            }
          }
          """.formatted(type), main, Program.SHOW), type);
    }
  }

  /// Of the class that is hidden nothing was generated, of the one that hides it something is, which no file of the runtime names.
  @Test
  void aClassThatHidesOneOfTheRuntimeIsReadInItsPlace() throws Exception {
    Path patch = compiled("patch.jar", Program.sources("dev.hokku.nn", """
        @HkModule
        public record ConvOptions(String patched) {
          @Forward
          public Tensor forward(Tensor x) {
            return x.mul(getParameter(patched, Shape.of(), constant(1)));
          }
        }
        """));

    GoldenCompiler.Result user = GoldenCompiler.compile(Program.sources("program", """
        @HkModule
        public record Net(int size) {
          @Forward
          public Tensor forward(Tensor x) {
            return new ConvOptions("w").forward(x);
          }
        }
        """, """
        public final class Main {
          public static Tensor run(Params params) {
            return NetApply.apply(params, new Net(1), ones(1, 2));
          }
        }
        """), List.of(patch));

    assertFalse(user.hasErrors(), user::messages);
  }

  private static String run(GoldenCompiler.Result compiled) throws Exception {
    assertFalse(compiled.hasErrors(), compiled::messages);
    return Program.run(List.of(compiled.output()), "program.Main");
  }

  /// The classes of ours that javac reads for the program, which then runs.
  private Set<String> opened(StandardLocation location, List<Path> path, boolean inMemory) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>(Program.sources("program", PROGRAM));
    if (location == StandardLocation.MODULE_PATH) {
      sources.add(GoldenCompiler.source("module-info.java", "module program { requires dev.hokku.runtime; requires static org.jspecify; }"));
    }
    Path output = Files.createDirectory(folder.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new DiagnosticCollector<JavaFileObject>();
    Set<String> opened;
    try (var files = compiler.getStandardFileManager(messages, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(location, path);
      ClassFiles noting = new ClassFiles(files, inMemory);
      var task = compiler.getTask(null, (JavaFileManager) noting, messages, List.of("-Xlint:none"), null, sources);
      task.setProcessors(List.of(new HokkuProcessor()));
      assertTrue(task.call(), () -> messages.getDiagnostics().toString());
      opened = noting.opened;
    }
    assertEquals("net/linear w [2,3]\n", Program.run(List.of(output), "program.Main"));
    return opened;
  }

  private Path compiled(String jar, List<JavaFileObject> sources, Path... classPath) throws IOException {
    GoldenCompiler.Result compiled = GoldenCompiler.compile(sources, List.of(classPath));
    assertFalse(compiled.hasErrors(), compiled::messages);
    return jar(compiled.output(), folder.resolve(jar));
  }

  private static Path unpacked(Path jar, Path folder) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar); Stream<Path> found = Files.walk(files.getPath("/"))) {
      for (Path c : found.filter(p -> p.toString().endsWith(".class")).toList()) {
        Path to = folder.resolve(c.toString().substring(1));
        Files.createDirectories(to.getParent());
        Files.copy(c, to);
      }
    }
    return folder;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file); Stream<Path> found = Files.walk(classes)) {
      for (Path c : found.filter(p -> p.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(c).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(c));
      }
    }
    return jar;
  }
}
