package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line. Commands that live in other modules are added to it by whoever starts it.
@Command(
    name = "hokku",
    description = "Haiku for the JVM: networks are Java classes, and javac makes them pure functions.",
    mixinStandardHelpOptions = true,
    version = "hokku 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TrainCommand.class, PredictCommand.class, ExplainCommand.class})
public final class HokkuCommand {

  /// For picocli.
  public HokkuCommand() {}

  /// The command line with the commands of this module. Errors that the user can mend are one message; others come with their stack trace.
  public static CommandLine commandLine() {
    return new CommandLine(new HokkuCommand()).setExecutionExceptionHandler((error, command, _) -> {
      switch (error) {
        case HokkuException mendable -> command.getErr().println("hokku: " + mendable.getMessage());
        case NoSuchFileException missing -> command.getErr().println("hokku: There is no file %s.".formatted(missing.getMessage()));
        case IOException failed -> command.getErr().println("hokku: %s".formatted(failed));
        default -> error.printStackTrace(command.getErr());
      }
      return CommandLine.ExitCode.SOFTWARE;
    });
  }
}
