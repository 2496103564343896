package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hokku.junit.TransformAndRun;
import dev.hokku.tests.processor.GoldenCompiler;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Snippets that were compiled with the processor, each as a program of its own.
final class RunnableSnippets {

  private static final Pattern PACKAGE = Pattern.compile("example/e(\\d+)/");

  /// What examples of tests need beside the runtime.
  private static final List<Path> JUNIT =
      Stream.of(TransformAndRun.class, Test.class, ExtendWith.class).map(GoldenCompiler::location).toList();

  private static final String HEAD = """
      import static dev.hokku.hk.Hk.*;
      import static dev.hokku.nn.Functions.*;

      import dev.hokku.*;
      import dev.hokku.control.*;
      import dev.hokku.core.*;
      import dev.hokku.hk.*;
      import dev.hokku.hk.summary.*;
      import dev.hokku.io.interop.*;
      import dev.hokku.jit.*;
      import dev.hokku.junit.*;
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
      import org.junit.jupiter.api.Assertions;
      import org.junit.jupiter.api.Test;

      """;

  private final URLClassLoader loader;

  private RunnableSnippets(URLClassLoader loader) {
    this.loader = loader;
  }

  /// Compiles the snippets, or fails with all errors and the places of their snippets.
  static RunnableSnippets compile(List<Snippet> snippets) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      sources.add(GoldenCompiler.source("example/e%d/Main.java".formatted(i), source(i, snippets.get(i))));
    }
    GoldenCompiler.Result result = GoldenCompiler.compile(sources, JUNIT);
    assertFalse(result.hasErrors(), () -> errors(result, snippets));
    URLClassLoader loader = new URLClassLoader(new URL[] {result.output().toUri().toURL()}, RunnableSnippets.class.getClassLoader());
    loader.setDefaultAssertionStatus(true);
    return new RunnableSnippets(loader);
  }

  /// Runs one of them, with assertions.
  void run(int number) throws Exception {
    loader.loadClass("example.e%d.Main".formatted(number)).getMethod("run").invoke(null);
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
}
