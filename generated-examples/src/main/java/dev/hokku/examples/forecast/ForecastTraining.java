package dev.hokku.examples.forecast;

import dev.hokku.examples.Stepped;
import dev.hokku.examples.TrainState;
import dev.hokku.examples.Trainer;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.optim.Optimizers;
import dev.hokku.optim.Schedules;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.function.BiFunction;

/// Teaches a [Forecaster] a chaotic series, and asks it to go on with a part that it has not seen.
public final class ForecastTraining {

  /// Values that are known before the forecast begins, and length of a training window.
  public static final int KNOWN = 100;

  /// Values that are foretold.
  public static final int AHEAD = 50;

  private static final int LEARNT = 4_000;
  private static final int TESTED = 1_000;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 0.005;

  private final Forecaster net = new Forecaster(64);
  private final Trainer<Tensor> trainer;
  private final BiFunction<Params, Tensor, Tensor> forecast = Jit.jit((Params params, Tensor known) -> ForecasterApply.forecast(params, net, known, AHEAD));
  private final Tensor learnt;
  private final Tensor tested;
  private final Key key;

  /// @param seed fixes windows and first parameters
  /// @param steps how many there will be
  public ForecastTraining(int seed, int steps) {
    Tensor series = MackeyGlass.series(LEARNT + TESTED, 1.2);
    Tensor centred = series.sub(series.mean());
    this.learnt = centred.at(Index.range(0, LEARNT)).get();
    this.tested = centred.at(Index.from(LEARNT)).get();
    this.key = Key.of(seed);
    this.trainer = new Trainer<>(this::loss, Optimizers.adam(Schedules.cosineDecay(LEARNING_RATE, steps)));
  }

  /// The state before the first step.
  public TrainState init() {
    Params params = ForecasterInit.initFromShapes(key, net, ShapeDtype.f32(KNOWN, BATCH, 1));
    return trainer.init(params, State.empty(), key.split().getFirst());
  }

  /// One step on windows from anywhere in the series.
  public Stepped step(TrainState state, long step) {
    Tensor starts = Random.randint(key.foldIn(Math.toIntExact(step)), Shape.of(BATCH), 0, LEARNT - KNOWN);
    return trainer.step(state, windows(learnt, starts, KNOWN + 1));
  }

  private WithAux<Tensor, State> loss(Params params, State state, Key unused, Tensor windows) {
    Tensor seen = windows.at(Index.range(0, KNOWN)).get();
    Tensor next = windows.at(Index.from(1)).get();
    return new WithAux<>(Functions.meanSquaredError(ForecasterApply.apply(params, net, seen), next), state);
  }

  /// A forecast and what came.
  ///
  /// @param known what was given, `f32[KNOWN,B,1]`
  /// @param actual what came after it, `f32[AHEAD,B,1]`
  /// @param foretold `f32[AHEAD,B,1]`
  public record Forecast(Tensor known, Tensor actual, Tensor foretold) {

    /// The root of the mean squared error.
    public double error() {
      return Functions.meanSquaredError(foretold, actual).sqrt().item();
    }

    /// The same of one who says that nothing changes.
    public double errorOfRepeating() {
      return Functions.meanSquaredError(Numpy.zerosLike(actual).add(known.at(-1).get()), actual).sqrt().item();
    }
  }

  /// Forecasts from many places of the part that was not learnt.
  public Forecast test(Params params) {
    Tensor windows = windows(tested, Numpy.arange(0, TESTED - KNOWN - AHEAD, 25), KNOWN + AHEAD);
    Tensor known = windows.at(Index.range(0, KNOWN)).get();
    Tensor actual = windows.at(Index.from(KNOWN)).get();
    return new Forecast(known, actual, forecast.apply(params, known));
  }

  /// `f32[length,B,1]` from each start.
  private static Tensor windows(Tensor series, Tensor starts, int length) {
    Tensor places = Numpy.arange(length).expandDims(1).add(starts.expandDims(0));
    return Numpy.take(series, places, 0).expandDims(-1);
  }
}
