package dev.hokku.cli;

import dev.hokku.examples.forecast.ForecastTraining;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.viz.Plot;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hokku train forecast`: an LSTM on a chaotic series.
@Command(name = "forecast", description = "Teaches an LSTM a chaotic series, then lets it go on by itself.", mixinStandardHelpOptions = true)
final class TrainForecastCommand implements Callable<Integer> {

  @Mixin ExampleOptions options;

  @Override
  public Integer call() throws IOException {
    int steps = options.steps(600);
    ForecastTraining training = new ForecastTraining(options.seed, steps);
    var trained = options.trainNetwork(training.init(), steps, training::step);
    ForecastTraining.Forecast forecast = training.test(trained.state().params());
    PictureFiles pictures = options.pictures("forecast");
    pictures.write("", picture(forecast));
    pictures.write("loss", trained.losses().plot("Mean squared error of the next value").withLogarithmicY());
    options.say("error over %d steps ahead: %.4f (repeating the last value: %.4f)", ForecastTraining.AHEAD, forecast.error(), forecast.errorOfRepeating());
    return 0;
  }

  /// The first of the forecasts.
  private static Plot picture(ForecastTraining.Forecast forecast) {
    Tensor before = Numpy.arange(1 - ForecastTraining.KNOWN, 1);
    Tensor after = Numpy.arange(1, ForecastTraining.AHEAD + 1);
    return Plot.titled("An LSTM foretells a chaotic series")
        .withAxes("time", "value")
        .withLine("known", before, first(forecast.known()))
        .withLine("what came", after, first(forecast.actual()))
        .withLine("foretold", after, first(forecast.foretold()));
  }

  private static Tensor first(Tensor series) {
    return Numpy.take(series, Numpy.scalar(0), 1);
  }
}
