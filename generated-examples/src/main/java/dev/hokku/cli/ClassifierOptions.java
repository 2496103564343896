package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.data.Batches;
import dev.hokku.examples.Classifier;
import dev.hokku.examples.ClassifierTraining;
import dev.hokku.examples.TrainState;
import dev.hokku.io.Checkpoint;
import dev.hokku.random.Key;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the training of a classifier can be told, and the training itself.
final class ClassifierOptions {

  /// Small data sets are gone through more often; both figures make a run of well under a minute.
  private static final int SMALL = 5_000;

  /// What shells report for a process that Ctrl-C ended.
  private static final int INTERRUPTED = 130;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "CSV with one image a line, pixels then label, or IDX images with their labels beside them; without it, digits are drawn.")
  @Nullable Path data;

  @Option(names = "--epochs", paramLabel = "N", description = "How often the data is gone through (default: 60 for small data; else 20, for convolutions 4).")
  @Nullable Integer epochs;

  @Option(names = "--batch-size", paramLabel = "N", description = "Examples a step (default: ${DEFAULT-VALUE}).", defaultValue = "32")
  int batchSize;

  @Option(names = "--learning-rate", paramLabel = "R", description = "Of the first step; it falls to 0 (default: ${DEFAULT-VALUE}).", defaultValue = "0.001")
  double learningRate;

  @Option(names = "--seed", paramLabel = "S", description = "Fixes parameters, order and noise (default: ${DEFAULT-VALUE}).", defaultValue = "0")
  int seed;

  @Option(names = "--checkpoint", paramLabel = "FILE", description = "Saved here after every epoch.")
  @Nullable Path checkpoint;

  @Option(names = "--resume", paramLabel = "FILE", description = "Goes on from this checkpoint, and saves to it unless --checkpoint names another.")
  @Nullable Path resume;

  @Option(names = "--plot", paramLabel = "PREFIX", description = "Where the picture of the loss goes, without suffix (default: the example's name).")
  @Nullable Path plot;

  /// Trains the model of this name.
  ///
  /// @return the exit code
  int train(String model) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DigitData digits = DigitData.load(data);
    int rounds = epochs != null ? epochs : digits.train().size() < SMALL ? 60 : model.equals("mlp") ? 20 : 4;
    requirePositive(rounds, "--epochs");
    requirePositive(batchSize, "--batch-size");
    if (batchSize > digits.train().size()) {
      throw new HokkuException("There are only %d training examples.".formatted(digits.train().size()), "--batch-size", "Give at most that many.");
    }
    RunSettings settings = new RunSettings(model, digits.fingerprint(), rounds, batchSize, learningRate, seed);
    Batches batches = new Batches(digits.train(), batchSize, Key.of(seed).foldIn(1));
    int steps = Math.multiplyExact(rounds, batches.perEpoch());
    ClassifierTraining training = new ClassifierTraining(Classifier.named(model, digits.classes()), learningRate, steps);
    TrainState state = training.init(seed, batches.at(0).inputs());
    long done = 0;
    if (resume != null) {
      Checkpoint<TrainState> saved = Checkpoint.load(resume, state);
      settings.requireSame(saved.facts(), resume);
      state = saved.tree();
      done = RunSettings.step(saved.facts(), resume);
    }
    out.printf("%s: %d examples to train on, %d to test; %s with %,d parameters%n",
        digits.name(), digits.train().size(), digits.test().size(), model, state.params().count());
    out.flush();

    TrainingRun run = new TrainingRun(training, batches, settings, checkpoint != null ? checkpoint : resume);
    TrainingRun.Result result = run.train(state, done, steps);
    if (!result.finished()) {
      return INTERRUPTED;
    }
    if (!result.losses().isEmpty()) {
      PictureFiles pictures = new PictureFiles(plot != null ? plot : Path.of(spec.name()), out);
      pictures.write("loss", result.losses().plot("%s learns %s".formatted(model, digits.name())));
    }
    double accuracy = training.accuracy(result.state().params(), result.state().state(), digits.test());
    out.printf(Locale.ROOT, "test accuracy: %.1f %%%n", 100 * accuracy);
    return 0;
  }

  private static void requirePositive(int value, String option) {
    if (value < 1) {
      throw new HokkuException("%d is too few.".formatted(value), option, "Give at least 1.");
    }
  }
}
