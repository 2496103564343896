package dev.hokku.tests.architecture;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// Compiles faulty classes that a check must see. They may stand in the project's own packages: they are compiled on the class path and never loaded.
final class Planted {

  private Planted() {}

  /// @param sources text by class name
  static void compile(JavaCompiler compiler, Map<String, String> sources, Path out) throws IOException {
    Files.createDirectories(out);
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
      List<JavaFileObject> units = sources.entrySet().stream().<JavaFileObject>map(Planted::unit).toList();
      List<String> options = List.of("-proc:none", "-nowarn", "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"));
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new AssertionError("The planted sources do not compile:\n" + messages);
      }
    }
  }

  private static JavaFileObject unit(Map.Entry<String, String> source) {
    URI uri = URI.create("planted:///" + source.getKey().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }
}
