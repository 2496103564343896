package dev.hokku.cli;

import dev.hokku.examples.linear.LinearRegression;
import dev.hokku.viz.Plot;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train linear`: a straight line by gradient descent.
@Command(name = "linear", description = "Fits a line to noisy points, and compares it with the least squares solution.", mixinStandardHelpOptions = true)
final class TrainLinearCommand implements Callable<Integer> {

  @Mixin ExampleOptions options;

  @Override
  public Integer call() throws IOException {
    LinearRegression regression = new LinearRegression(options.seed);
    int steps = options.steps(300);
    var trained = options.train(regression.init(options.seed), steps, (params, i) -> {
      LinearRegression.Stepped next = regression.step(params);
      return new ExampleOptions.Step<>(next.params(), next.loss());
    });
    Plot picture = Plot.titled("A line through noisy points")
        .withAxes("x", "y")
        .withDots("points", regression.xs(), regression.ys())
        .withLine("learnt", regression.xs(), regression.predict(trained.state()));
    PictureFiles pictures = options.pictures("linear");
    pictures.write("", picture);
    pictures.write("loss", trained.losses().plot("Mean squared error"));
    double distance = regression.learnt(trained.state()).sub(regression.leastSquares()).abs().max().item();
    options.say("distance from the least squares solution: %.2g", distance);
    return 0;
  }
}
