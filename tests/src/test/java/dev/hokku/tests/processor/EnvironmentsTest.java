package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compilers and build tools around the processor: wrapped environments, foreign ones, and other processors beside it.
class EnvironmentsTest {

  private static final String NET = """
      @HkModule
      public final class Net {
        @Forward
        public Tensor forward(Tensor x) {
          return new Linear(3).forward(x);
        }
      }
      """;

  /// As Gradle's incremental compilation does: the real environment is in a field of the proxy's handler.
  private record Delegating(Object delegate) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(delegate, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /// Hands a processor another environment than the compiler's.
  private static final class Rewrapped extends AbstractProcessor {
    private final Processor inner = new HokkuProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrap;

    Rewrapped(UnaryOperator<ProcessingEnvironment> wrap) {
      this.wrap = wrap;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      inner.init(wrap.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return inner.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return inner.process(annotations, round);
    }
  }

  @Test
  void aWrappedEnvironmentIsUnwrapped(@TempDir Path output) throws IOException {
    UnaryOperator<ProcessingEnvironment> wrap = e -> proxy(new Delegating(e));

    assertEquals("", messages(output, List.of(new Rewrapped(wrap)), NET));
  }

  @Test
  void aCompilerWithoutBodiesGetsOneMessage(@TempDir Path output) throws IOException {
    UnaryOperator<ProcessingEnvironment> hide = e -> {
      InvocationHandler hidden = new Delegating(e)::invoke;
      return proxy(hidden);
    };

    String said = messages(output, List.of(new Rewrapped(hide)), NET, NET.replace("Net", "Other"));

    assertTrue(said.startsWith("[HK0501] Hokku reads the bodies of methods"), said);
    assertEquals(said.indexOf("HK0501"), said.lastIndexOf("HK0501"));
  }

  @Test
  void aBodyMayUseWhatAnotherProcessorWrites(@TempDir Path output) throws IOException {
    String net = NET.replace("new Linear(3)", "new Linear(Sizes.hidden())");

    OtherProcessor sizes = new OtherProcessor(
        "program.Sizes", "package program; public final class Sizes { public static int hidden() { return 3; } private Sizes() {} }");
    assertEquals("", messages(output, List.of(sizes, new HokkuProcessor()), net));
    assertFalse(GoldenCompiler.files(output, "NetApply.class").isEmpty());
  }

  private static ProcessingEnvironment proxy(InvocationHandler handler) {
    return (ProcessingEnvironment) Proxy.newProxyInstance(
        EnvironmentsTest.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
  }

  private static String messages(Path output, List<Processor> processors, String... classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, GoldenCompiler.runtime());
      List<String> options = new ArrayList<>(List.of("-Xlint:none"));
      var task = compiler.getTask(null, files, diagnostics, options, null, Program.sources("program", classes));
      task.setProcessors(processors);
      task.call();
    }
    StringBuilder said = new StringBuilder();
    diagnostics.getDiagnostics().forEach(d -> said.append(d.getMessage(Locale.ROOT)).append('\n'));
    return said.toString();
  }
}
