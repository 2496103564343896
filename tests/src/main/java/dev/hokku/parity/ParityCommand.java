package dev.hokku.parity;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hokku parity DIR`: `PASS name` or `FAIL name: reason` for each golden case, and the count at the end. The exit code is 0 if all passed.
@Command(name = "parity", description = "Compares Hokku with golden values of JAX and Haiku.", mixinStandardHelpOptions = true)
public final class ParityCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A directory of golden cases; directories below it are searched too.")
  private Path directory = Path.of("");

  @Option(names = "--quiet", description = "Print failures and the count only.")
  private boolean quiet;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /// For picocli.
  public ParityCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(spec.commandLine(), "%s is no directory. Name the one that holds the golden cases.".formatted(directory));
    }
    PrintWriter out = spec.commandLine().getOut();
    Parity.Summary summary = Parity.run(directory, line -> {
      if (!quiet || line.startsWith("FAIL")) {
        out.println(line);
        out.flush();
      }
    });
    if (!summary.withinRounding().isEmpty()) {
      out.println("%d of these passed since roundings move their numbers as far as they are off (docs/adr/0028): %s"
          .formatted(summary.withinRounding().size(), String.join(", ", summary.withinRounding())));
    }
    out.println("%d passed, %d failed".formatted(summary.passed(), summary.failed()));
    out.flush();
    return summary.failed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
