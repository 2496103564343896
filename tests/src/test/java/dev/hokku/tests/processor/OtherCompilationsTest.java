package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What does not happen inside one compilation: jars compiled earlier, the module path, builds that forget the processor.
class OtherCompilationsTest {

  private static final String[] LIBRARY = {"""
      @HkModule
      public interface Block extends BlockDispatch {
        @Forward(effects = {Effect.PARAMS, Effect.STATE})
        Tensor block(Tensor x);
      }
      """, """
      @HkModule
      public abstract class Base implements BaseDispatch {
        @Forward
        public Tensor forward(Tensor x) {
          return scaled(inner(x));
        }

        @Forward(effects = Effect.PARAMS)
        protected abstract Tensor inner(Tensor x);

        protected Tensor scaled(Tensor x) {
          return x.mul(getParameter("scale", Shape.of(), constant(1)));
        }
      }
      """, """
      @HkModule
      public record Seen(int step) implements Block, SeenDispatch {
        @Override
        @Forward
        public Tensor block(Tensor x) {
          setState("seen", getState("seen", Shape.of(), constant(0)).add(step));
          return x;
        }

        @Forward
        public Tensor noisy(Tensor x) {
          nextRngKey();
          return x;
        }

        @Forward
        public static Tensor twice(Tensor x) {
          return new Linear(2).forward(new Linear(2).forward(x));
        }
      }
      """};

  private static final String[] USER = {"""
      import library.*;

      @HkModule
      public final class Net extends Base implements NetDispatch {
        final Seen seen = new Seen(2);
        final List<Block> blocks = List.of(seen, x -> x.add(1));

        @Override
        @Forward
        protected Tensor inner(Tensor x) {
          return scaled(Seen.twice(x));
        }

        @Forward
        public Tensor counted(Tensor x) {
          for (Block block : blocks) {
            x = block.block(x);
          }
          return x;
        }

        @Forward
        public Tensor both(Tensor x) {
          return seen.block(seen.noisy(x));
        }
      }
      """, """
      public final class Main {
        public static String run() {
          Net net = new Net();
          Params params = NetInit.init(Key.of(0), net, ones(1, 2));
          State state = NetInit.both(Key.of(0), net, ones(1, 2)).state();
          NetApply.apply(params, net, ones(1, 2));
          Applied<Tensor> both = NetApply.both(state, Key.of(1), net, ones(1, 2));
          Applied<Tensor> counted = NetApply.counted(Params.empty(), both.state(), net, ones(1, 2));
          return Show.paths(params) + Show.states(counted.state());
        }
      }
      """};

  /// The outer module of a nested call is made first, the inner one called first.
  private static final String EXPECTED = """
      net/~inner/linear_1 w [2,2]
      net/~inner/linear_1 b [2]
      net/~inner/linear w [2,2]
      net/~inner/linear b [2]
      net scale []
      net/~/seen seen 4.0 f32[]
      """;

  @Test
  void modulesOfAJarCompiledEarlierKeepTheirEffectsAndNames(@TempDir Path folder) throws Exception {
    Path jar = jar(GoldenCompiler.compile(Program.sources("library", LIBRARY), List.of()), folder.resolve("library.jar"));

    assertEquals(EXPECTED, Program.run(List.of(jar), with(Program.SHOW, USER)));
  }

  @Test
  void theModulePathWorksLikeTheClassPath(@TempDir Path folder) throws Exception {
    Path library = module(folder, "library", "exports library;", List.of(), "library", LIBRARY);
    Path program = module(folder, "program", "requires transitive library; exports program;", List.of(library), "program", with(Program.SHOW, USER));

    assertEquals(EXPECTED, Program.run(List.of(program, library), "program.Main"));
  }

  @Test
  void aModuleCompiledWithoutTheProcessorIsNamedWithTheWayToMendIt() throws Exception {
    var sources = Program.sources("library", """
        @HkModule
        public record Plain(int size) {
          @Forward
          public Tensor forward(Tensor x) {
            return x;
          }
        }
        """);
    var library = GoldenCompiler.compile(sources, List.of(), false);
    assertFalse(library.hasErrors(), library::messages);

    var user = GoldenCompiler.compile(Program.sources("program", """
        @HkModule
        public record Net(library.Plain plain) {
          @Forward
          public Tensor forward(Tensor x) {
            return plain.forward(x);
          }
        }
        """), List.of(library.output()));

    assertTrue(user.messages().contains("[HK0304] Module 'library.Plain' has no generated classes"), user::messages);
    assertTrue(user.messages().contains("-proc:full"), user::messages);
  }

  @Test
  void callingABodyThatWasNeverLoweredSaysHowToEnableTheProcessor() throws Exception {
    var sources = Program.sources("program", """
        @HkModule
        public record Net(int size) {
          @Forward
          public Tensor forward(Tensor x) {
            return x.mul(getParameter("w", Shape.of(size), constant(1)));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            try {
              return new Net(3).forward(ones(1, 3)).toString();
            } catch (OutsideForwardException e) {
              return e.getMessage();
            }
          }
        }
        """);
    var program = GoldenCompiler.compile(sources, List.of(), false);
    assertFalse(program.hasErrors(), program::messages);

    String said = Program.run(List.of(program.output()), "program.Main");

    assertTrue(said.contains("getParameter") && said.contains("-proc:full"), said);
  }

  private static String[] with(String first, String... rest) {
    return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
  }

  private static Path jar(GoldenCompiler.Result compiled, Path jar) throws IOException {
    assertFalse(compiled.hasErrors(), compiled::messages);
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
      for (Path c : GoldenCompiler.files(compiled.output(), ".class")) {
        out.putNextEntry(new JarEntry(compiled.output().relativize(c).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(c));
      }
    }
    return jar;
  }

  /// Compiles a named module as the command line would, with everything on the module path.
  private static Path module(Path folder, String name, String directives, List<Path> modules, String packageName, String... classes)
      throws IOException {
    Path output = folder.resolve(name);
    List<Path> path = new ArrayList<>(modules);
    path.addAll(GoldenCompiler.runtime());
    var compiler = ToolProvider.getSystemJavaCompiler();
    var sources = Program.sources(packageName, classes);
    sources.add(GoldenCompiler.source("module-info.java",
        "module %s { requires transitive dev.hokku.runtime; %s }".formatted(name, directives)));
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(output);
      files.setLocationFromPaths(javax.tools.StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(javax.tools.StandardLocation.MODULE_PATH, path);
      var messages = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
      var options = List.of("-Xlint:all,-incubating,-requires-automatic,-requires-transitive-automatic,-missing-explicit-ctor", "-Werror");
      var task = compiler.getTask(null, files, messages, options, null, sources);
      task.setProcessors(List.of(new HokkuProcessor()));
      assertTrue(task.call(), () -> messages.getDiagnostics().toString());
    }
    return output;
  }
}
