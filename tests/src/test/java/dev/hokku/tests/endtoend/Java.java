package dev.hokku.tests.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs Java in a process of its own.
final class Java {

  private static final long LIMIT_SECONDS = 240;

  /// What came of it.
  record Outcome(int exit, String output) {}

  private Java() {}

  /// Arguments for a program on the class path of the tests.
  static List<String> onClassPath(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /// Starts the JVM that runs the tests once more; standard error goes to standard output, and that to `log`.
  static Process start(Path directory, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /// Runs it to its end.
  static Outcome run(Path directory, List<String> arguments) throws IOException, InterruptedException {
    Path log = directory.resolve("java-output.txt");
    Process process = start(directory, log, arguments);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Java did not end within %d s: %s%n%s".formatted(LIMIT_SECONDS, arguments, Files.readString(log)));
    }
    return new Outcome(process.exitValue(), Files.readString(log));
  }
}
