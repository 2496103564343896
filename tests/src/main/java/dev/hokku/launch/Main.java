package dev.hokku.launch;

import dev.hokku.bench.BenchCommand;
import dev.hokku.bench.CompileCommand;
import dev.hokku.cli.HokkuCommand;
import dev.hokku.parity.ParityCommand;
import picocli.CommandLine;

/// What the script `hokku` runs.
public final class Main {

  private Main() {}

  /// @param args see `hokku --help`
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The whole command line.
  static CommandLine commandLine() {
    return HokkuCommand.commandLine().addSubcommand(new ParityCommand()).addSubcommand(new BenchCommand()).addSubcommand(new CompileCommand());
  }
}
