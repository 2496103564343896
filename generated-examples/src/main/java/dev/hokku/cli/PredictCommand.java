package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.data.Dataset;
import dev.hokku.examples.Classifier;
import dev.hokku.examples.ClassifierTraining;
import dev.hokku.hk.Initialised;
import dev.hokku.io.Checkpoint;
import dev.hokku.io.Safetensors;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.viz.ImageGrid;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hokku predict`: what a trained classifier says of the images it was not trained on.
@Command(name = "predict", description = "Classifies test images with the parameters of a checkpoint.", mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

  private static final int COLUMNS = 10;

  @Spec CommandSpec spec;

  @Option(names = "--checkpoint", paramLabel = "FILE", description = "What 'train digits --checkpoint' saved.", required = true)
  Path checkpoint;

  @Option(names = "--data", paramLabel = "FILE", description = "The data that it was trained with; without it, drawn digits.")
  @Nullable Path data;

  @Option(names = "--count", paramLabel = "N", description = "Images to show (default: ${DEFAULT-VALUE}).", defaultValue = "10")
  int count;

  @Option(names = "--plot", paramLabel = "FILE", description = "A PNG of the images with the answers.")
  @Nullable Path plot;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String model = Safetensors.load(checkpoint).metadata().get("model");
    if (model == null) {
      throw new HokkuException("The checkpoint does not say which model it is of.", checkpoint.toString(), "Name a checkpoint that 'hokku train digits' wrote.");
    }
    DigitData digits = DigitData.load(data);
    Classifier classifier = Classifier.named(model, digits.classes());
    Dataset shown = digits.test().range(0, Math.clamp(count, 1, digits.test().size()));
    Initialised wanted = classifier.training().init(Key.of(0), ShapeDtype.of(shown.inputs().aval()));
    Params params = Checkpoint.loadPart(checkpoint, "params", wanted.params()).tree();
    State state = Checkpoint.loadPart(checkpoint, "state", wanted.state()).tree();

    ClassifierTraining trained = new ClassifierTraining(classifier, 0, 1);
    float[] probabilities = trained.probabilities(params, state, shown.inputs()).toFloatArray();
    int[] labels = shown.labels().toIntArray();
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      int best = best(probabilities, i * digits.classes(), digits.classes());
      double sure = 100 * probabilities[i * digits.classes() + best];
      String verdict = best == labels[i] ? "" : "  wrong: it is %d".formatted(labels[i]);
      out.printf(Locale.ROOT, "image %d: %d (%.1f %%)%s%n", i + 1, best, sure, verdict);
      captions.add(best == labels[i] ? Integer.toString(best) : "%d, is %d".formatted(best, labels[i]));
    }
    if (plot != null) {
      new ImageGrid("%s on %s".formatted(model, digits.name()), shown.inputs(), captions, COLUMNS).writePng(plot);
      out.printf("picture: %s%n", plot);
    }
    out.printf(Locale.ROOT, "test accuracy: %.1f %%%n", 100 * trained.accuracy(params, state, digits.test()));
    return 0;
  }

  private static int best(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
