package dev.hokku.cli;

import dev.hokku.examples.gan.GanStepped;
import dev.hokku.examples.gan.GanTraining;
import dev.hokku.examples.gan.Ring;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.viz.Plot;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train gan`: two players on points in the plane.
@Command(name = "gan", description = "Plays a generator against a discriminator on eight clouds of points.", mixinStandardHelpOptions = true)
final class TrainGanCommand implements Callable<Integer> {

  private static final int POINTS = 1_000;

  @Mixin ExampleOptions options;

  @Override
  public Integer call() throws IOException {
    GanTraining training = new GanTraining();
    var trained = options.train(training.init(options.seed), options.steps(4000), (state, i) -> {
      GanStepped next = training.step(state);
      return new ExampleOptions.Step<>(next.state(), next.discriminatorLoss());
    });
    Tensor made = training.sample(trained.state().generator(), Key.of(options.seed), POINTS);
    Tensor real = Ring.sample(Key.of(options.seed), POINTS);
    Plot picture = Plot.titled("Made points among true ones").withAxes("x", "y").withDots("true", column(real, 0), column(real, 1)).withDots("made", column(made, 0), column(made, 1));
    PictureFiles pictures = options.pictures("gan");
    pictures.write("samples", picture);
    pictures.write("loss", trained.losses().plot("The discriminator's loss; 1.386 is guessing"));
    Ring.Quality quality = Ring.judge(made);
    options.say("clouds found: %d of %d; made points within a cloud: %.1f %%", quality.covered(), Ring.CLOUDS, 100 * quality.near());
    return 0;
  }

  private static Tensor column(Tensor points, int axis) {
    return Numpy.take(points, Numpy.scalar(axis), 1);
  }
}
