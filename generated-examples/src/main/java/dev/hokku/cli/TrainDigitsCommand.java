package dev.hokku.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hokku train digits`: a classifier of handwritten digits, from a file or drawn on the spot.
@Command(
    name = "digits",
    description = "Trains a classifier of handwritten digits; the last fifth of the data tests it.",
    mixinStandardHelpOptions = true)
final class TrainDigitsCommand implements Callable<Integer> {

  @Mixin ClassifierOptions options;

  @Option(names = "--model", paramLabel = "mlp|lenet|resnet", description = "The network (default: ${DEFAULT-VALUE}).", defaultValue = "mlp")
  String model;

  @Override
  public Integer call() throws IOException {
    return options.train(model);
  }
}
