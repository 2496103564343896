package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/// Sources that are compiled with the processor and run: `Main.run()` returns what is to be compared.
final class Program {

  private static final Pattern NAME = Pattern.compile("public (?:abstract |final |sealed )*(?:class|record|interface) (\\w+)");

  private static final String HEAD = """
      import static dev.hokku.hk.Hk.*;
      import static dev.hokku.lax.Numpy.array;
      import static dev.hokku.lax.Numpy.ones;
      import static dev.hokku.nn.init.Initializers.constant;

      import dev.hokku.*;
      import dev.hokku.hk.*;
      import dev.hokku.nn.*;
      import dev.hokku.random.Key;
      import dev.hokku.tensor.*;
      import dev.hokku.tree.*;
      import java.util.*;
      import java.util.function.*;
      import org.jspecify.annotations.Nullable;

      """;

  private Program() {}

  static List<JavaFileObject> sources(String packageName, String... classes) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String text : classes) {
      Matcher name = NAME.matcher(text);
      assertFalse(!name.find(), "a public class in " + text);
      sources.add(GoldenCompiler.source(
          packageName.replace('.', '/') + "/" + name.group(1) + ".java", "package " + packageName + ";\n" + HEAD + text));
    }
    return sources;
  }

  /// Compiles `classes` into package `program` and runs `Main.run()`.
  static String run(String... classes) throws Exception {
    return run(List.of(), classes);
  }

  static String run(List<Path> classPath, String... classes) throws Exception {
    var result = GoldenCompiler.compile(sources("program", classes), classPath);
    assertFalse(result.hasErrors(), result::messages);
    List<Path> all = new ArrayList<>(classPath);
    all.addFirst(result.output());
    return run(all, "program.Main");
  }

  static String run(List<Path> classPath, String main) throws Exception {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, Program.class.getClassLoader())) {
      return (String) loader.loadClass(main).getMethod("run").invoke(null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// A method that lists parameter paths, shapes and an output.
  static final String SHOW = """
      public final class Show {
        public static String paths(Params params) {
          StringBuilder out = new StringBuilder();
          params.entries().forEach(e -> out.append(e.module()).append(' ').append(e.name()).append(' ').append(e.tensor().shape()).append('\\n'));
          return out.toString();
        }

        public static String states(State state) {
          StringBuilder out = new StringBuilder();
          state.entries().forEach(e -> out.append(e.module()).append(' ').append(e.name()).append(' ').append(e.tensor()).append('\\n'));
          return out.toString();
        }
      }
      """;
}
