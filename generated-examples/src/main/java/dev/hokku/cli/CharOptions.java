package dev.hokku.cli;

import dev.hokku.examples.chars.CharModel;
import dev.hokku.examples.chars.CharTraining;
import dev.hokku.examples.chars.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the networks that write can be told, and their training.
final class CharOptions {

  /// Below 1: fewer mistakes, less surprise.
  private static final double TEMPERATURE = 0.7;

  @Mixin ExampleOptions example;

  @Option(names = "--text", paramLabel = "FILE", description = "A text in UTF-8 (default: sonnets by Shakespeare).")
  @Nullable Path text;

  @Option(names = "--write", paramLabel = "N", description = "Characters to write at the end (default: ${DEFAULT-VALUE}).", defaultValue = "400")
  int write;

  /// @param command the usual prefix of the pictures
  /// @param model the network for a number of characters to choose from
  /// @param usualSteps unless the user says otherwise
  void train(String command, IntFunction<CharModel> model, int usualSteps) throws IOException {
    Corpus corpus = new Corpus(text == null ? sonnets() : Files.readString(text));
    int steps = example.steps(usualSteps);
    CharModel network = model.apply(corpus.vocabularySize());
    CharTraining training = new CharTraining(network, corpus, example.seed, steps);
    var first = training.init();
    example.say("%,d characters to learn from, %d different; %s with %,d parameters", corpus.size(), corpus.vocabularySize(), network.name(), first.params().count());
    var trained = example.trainNetwork(first, steps, training::step);
    example.say("%n%s%n", training.write(trained.state().params(), write, TEMPERATURE));
    example.pictures(command).write("loss", trained.losses().plot("Nats a character"));
    example.say("test bits a character: %.2f (knowing only how often each occurs: %.2f)", training.testBits(trained.state().params()), corpus.bitsByFrequency());
  }

  /// Twenty-eight of Shakespeare's sonnets (1609).
  private static String sonnets() throws IOException {
    try (InputStream file = CharOptions.class.getResourceAsStream("sonnets.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
