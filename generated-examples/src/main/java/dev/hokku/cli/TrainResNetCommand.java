package dev.hokku.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train resnet`: a small ResNet with batch norm on small images.
@Command(
    name = "resnet",
    description = "Trains a small ResNet on images of digits; the last fifth of the data tests it.",
    mixinStandardHelpOptions = true)
final class TrainResNetCommand implements Callable<Integer> {

  @Mixin ClassifierOptions options;

  @Override
  public Integer call() throws IOException {
    return options.train("resnet");
  }
}
