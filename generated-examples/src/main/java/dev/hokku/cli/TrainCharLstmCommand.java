package dev.hokku.cli;

import dev.hokku.examples.chars.CharModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train char-lstm`: an LSTM that writes.
@Command(name = "char-lstm", description = "Teaches an LSTM a text, letter by letter, and lets it write.", mixinStandardHelpOptions = true)
final class TrainCharLstmCommand implements Callable<Integer> {

  @Mixin CharOptions options;

  @Override
  public Integer call() throws IOException {
    options.train("char-lstm", CharModel::lstm, 600);
    return 0;
  }
}
