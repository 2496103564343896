package dev.hokku.cli;

import dev.hokku.data.Batches;
import dev.hokku.examples.vae.VaeTraining;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.viz.ImageGrid;
import java.util.List;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train vae`: a variational autoencoder of digits.
@Command(name = "vae", description = "Trains a variational autoencoder on drawn digits, and lets it draw some.", mixinStandardHelpOptions = true)
final class TrainVaeCommand implements Callable<Integer> {

  private static final int BATCH = 64;

  /// Images in the picture of reconstructions.
  private static final int SHOWN = 20;

  @Mixin ExampleOptions options;

  @Override
  public Integer call() throws IOException {
    DigitData digits = DigitData.load(null);
    Tensor test = digits.test().inputs();
    VaeTraining training = new VaeTraining(test.dim(1), test.dim(2));
    Batches batches = new Batches(digits.train(), BATCH, Key.of(options.seed).foldIn(1));
    var trained = options.trainNetwork(training.init(options.seed, batches.at(0).inputs()), options.steps(1500), (state, i) -> training.step(state, batches.at(i).inputs()));
    Params params = trained.state().params();
    Tensor shown = digits.test().range(0, SHOWN).inputs();
    PictureFiles pictures = options.pictures("vae");
    pictures.write("loss", trained.losses().plot("Nats an image"));
    pictures.write("reconstructions", Reconstructions.of(shown, training.reconstruct(params, shown)));
    pictures.write("samples", new ImageGrid("Digits that never were", training.sample(params, Key.of(options.seed), 40), List.of(), 10));
    options.say(
        "bound on the log likelihood of a test image: %.1f nats (knowing only how often each pixel is inked: %.1f)",
        training.bound(params, test), VaeTraining.boundOfPixelMeans(digits.train().inputs(), test));
    return 0;
  }
}
