package dev.hokku.bench;

import dev.hokku.processor.HokkuProcessor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hokku bench-compile`: what the processor costs, beside javac's own work on the same sources and on what is generated from them.
///
/// Counted is the CPU time of Java's threads in one process that is warm. javac's code is compiled after some fifteen rounds; the processor runs in one
/// compilation of three, and its code takes some thirty.
@Command(
    name = "bench-compile",
    description = "Times javac in this process, warm, in CPU time: on sources of modules without the processor, on these and the generated"
        + " ones without the processor, and with it.",
    mixinStandardHelpOptions = true)
public final class CompileCommand implements Callable<Integer> {

  @Option(names = "--modules", defaultValue = "200", description = "How many modules (default: ${DEFAULT-VALUE}).")
  private int modules = 200;

  @Option(names = "--rounds", defaultValue = "10", description = "How many rounds to take the median of (default: ${DEFAULT-VALUE}).")
  private int rounds = 10;

  @Option(names = "--warm-up", defaultValue = "35", description = "How many rounds to warm up (default: ${DEFAULT-VALUE}).")
  private int warmUp = 35;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /// For picocli.
  public CompileCommand() {}

  @Override
  public Integer call() throws IOException {
    List<JavaFileObject> user = ManyModules.sources(modules, true);
    List<JavaFileObject> alone = ManyModules.sources(modules, false);
    List<JavaFileObject> both = new ArrayList<>(user);
    both.addAll(compile(user, true));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%d modules: %d lines, and %d generated%n", modules, ManyModules.lines(user),
        ManyModules.lines(both.subList(user.size(), both.size())));
    List<Double> plain = new ArrayList<>();
    List<Double> written = new ArrayList<>();
    List<Double> processed = new ArrayList<>();
    for (int round = -warmUp; round < rounds; round++) {
      double a = cpuMs(both, false);
      double b = cpuMs(alone, false);
      double c = cpuMs(user, true);
      if (round >= 0) {
        written.add(a);
        plain.add(b);
        processed.add(c);
      }
    }
    double base = median(plain);
    double all = median(written);
    double with = median(processed);
    out.printf(Locale.ROOT, "javac on the sources                  %8.1f ms%n", base);
    out.printf(Locale.ROOT, "javac on the sources and the generated %7.1f ms: %.2f times the first%n", all, all / base);
    out.printf(Locale.ROOT, "javac with the processor              %8.1f ms: %.2f times the first, %.2f times the second%n", with, with / base, with / all);
    return ExitCode.OK;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static double cpuMs(List<JavaFileObject> sources, boolean processor) throws IOException {
    long before = cpuOfAllThreads();
    compile(sources, processor);
    return (cpuOfAllThreads() - before) / 1e6;
  }

  /// Of Java's own threads; the virtual machine's, which compile and collect garbage, are none.
  private static long cpuOfAllThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getAllThreadIds()).map(threads::getThreadCpuTime).filter(time -> time > 0).sum();
  }

  /// @return the sources that the processor wrote
  private static List<SourceText> compile(List<JavaFileObject> sources, boolean processor) throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
      var outputs = new OutputsInMemory(files);
      var task = javac.getTask(null, outputs, diagnostics, List.of(processor ? "-Xlint:none" : "-proc:none"), null, sources);
      if (processor) {
        task.setProcessors(List.of(new HokkuProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException("The benchmark's own sources do not compile: " + diagnostics.getDiagnostics());
      }
      return outputs.sources();
    }
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
  }
}
