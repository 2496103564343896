package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.examples.QuadraticTraining;
import dev.hokku.tree.Params;
import dev.hokku.viz.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hokku train quadratic`: the tutorial's curve, with a picture of it.
@Command(name = "quadratic", description = "Fits a small network to y = x^2, as Haiku's tutorial does, and draws the fit.", mixinStandardHelpOptions = true)
final class TrainQuadraticCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of gradient descent (default: ${DEFAULT-VALUE}).", defaultValue = "5000")
  int steps;

  @Option(names = "--seed", paramLabel = "S", description = "Fixes the first parameters (default: ${DEFAULT-VALUE}).", defaultValue = "0")
  int seed;

  @Option(names = "--plot", paramLabel = "FILE", description = "Where the pictures go, without suffix (default: ${DEFAULT-VALUE}).", defaultValue = "quadratic")
  Path plot;

  @Override
  public Integer call() throws IOException {
    if (steps < 1) {
      throw new HokkuException("%d steps train nothing.".formatted(steps), "--steps", "Give at least 1.");
    }
    QuadraticTraining training = new QuadraticTraining();
    Params params = training.init(seed);
    try (Progress progress = Progress.ofThisProcess("step", 0, steps)) {
      for (int step = 1; step <= steps; step++) {
        params = training.step(params);
        progress.show(step, () -> "");
      }
    }
    double loss = QuadraticTraining.loss(params).item();
    draw(params);
    spec.commandLine().getOut().printf("mean squared error: %.5f%n", loss);
    return 0;
  }

  private void draw(Params params) throws IOException {
    Plot picture = Plot.titled("A network learns a parabola")
        .withAxes("x", "y")
        .withDots("data", QuadraticTraining.XS, QuadraticTraining.YS)
        .withLine("prediction", QuadraticTraining.XS, QuadraticTraining.predict(params));
    Path svg = Path.of(plot + ".svg");
    Path png = Path.of(plot + ".png");
    picture.writeSvg(svg);
    picture.writePng(png);
    spec.commandLine().getOut().printf("picture: %s, %s%n", svg, png);
  }
}
