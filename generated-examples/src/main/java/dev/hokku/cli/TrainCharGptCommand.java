package dev.hokku.cli;

import dev.hokku.examples.chars.CharModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train char-gpt`: a Transformer that writes.
@Command(name = "char-gpt", description = "Teaches a small GPT a text, letter by letter, and lets it write.", mixinStandardHelpOptions = true)
final class TrainCharGptCommand implements Callable<Integer> {

  @Mixin CharOptions options;

  @Override
  public Integer call() throws IOException {
    options.train("char-gpt", CharModel::gpt, 400);
    return 0;
  }
}
