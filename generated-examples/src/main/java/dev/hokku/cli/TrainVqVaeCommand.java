package dev.hokku.cli;

import dev.hokku.data.Batches;
import dev.hokku.examples.vqvae.VqVae;
import dev.hokku.examples.vqvae.VqVaeTraining;
import dev.hokku.random.Key;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train vqvae`: an autoencoder of digits with a code of symbols.
@Command(name = "vqvae", description = "Trains an autoencoder on drawn digits whose code is a grid of 7 by 7 symbols.", mixinStandardHelpOptions = true)
final class TrainVqVaeCommand implements Callable<Integer> {

  private static final int BATCH = 64;

  /// Images in the picture of reconstructions.
  private static final int SHOWN = 20;

  @Mixin ExampleOptions options;

  @Override
  public Integer call() throws IOException {
    DigitData digits = DigitData.load(null);
    VqVaeTraining training = new VqVaeTraining(digits.train().inputs());
    Batches batches = new Batches(digits.train(), BATCH, Key.of(options.seed).foldIn(1));
    var trained = options.trainNetwork(training.init(options.seed, batches.at(0).inputs()), options.steps(600), (state, i) -> training.step(state, batches.at(i).inputs()));
    Tensor test = digits.test().range(0, 500).inputs();
    Index shown = Index.range(0, SHOWN);
    VqVae.Output remembered = training.remember(trained.state(), test);
    PictureFiles pictures = options.pictures("vqvae");
    pictures.write("loss", trained.losses().plot("Error in units of the variance, and commitment").withLogarithmicY());
    pictures.write("reconstructions", Reconstructions.of(test.at(shown).get(), remembered.images().at(shown).get()));
    options.say("symbols in use: %.1f of %d", remembered.code().perplexity().item(), VqVaeTraining.SYMBOLS);
    options.say("variance of the test images that is remembered: %.1f %%", 100 * training.explained(trained.state(), test));
    return 0;
  }
}
