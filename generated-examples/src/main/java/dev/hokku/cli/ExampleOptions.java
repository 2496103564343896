package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.examples.Stepped;
import dev.hokku.examples.TrainState;
import dev.hokku.tensor.Tensor;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every example can be told, and the loop that it runs.
final class ExampleOptions {

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--steps", paramLabel = "N", description = "Training steps (default: the example's own).")
  @Nullable Integer steps;

  @Option(names = "--seed", paramLabel = "S", description = "Fixes data, first parameters and noise (default: ${DEFAULT-VALUE}).", defaultValue = "0")
  int seed;

  @Option(names = "--plot", paramLabel = "PREFIX", description = "Where the pictures go, without suffix (default: the example's name).")
  @Nullable Path plot;

  /// @param usual unless the user says otherwise
  int steps(int usual) {
    int wanted = steps != null ? steps : usual;
    if (wanted < 1) {
      throw new HokkuException("%d steps train nothing.".formatted(wanted), "--steps", "Give at least 1.");
    }
    return wanted;
  }

  /// @param example its name is the usual prefix of its pictures
  PictureFiles pictures(String example) {
    return new PictureFiles(plot != null ? plot : Path.of(example), spec.commandLine().getOut());
  }

  void say(String line, Object... arguments) {
    spec.commandLine().getOut().println(line.formatted(arguments));
  }

  /// What a step gives to the loop.
  ///
  /// @param loss of the step, `f32[]`
  record Step<S>(S state, Tensor loss) {}

  /// One step of training, from a state and its number, counted from 0.
  interface Stepper<S> {

    Step<S> step(S state, long step);
  }

  /// What training gave.
  record Result<S>(S state, Losses losses) {}

  /// Runs the steps and shows how far they are.
  ///
  /// @throws HokkuException if a loss is not finite
  <S> Result<S> train(S first, int steps, Stepper<S> stepper) {
    Losses losses = new Losses(0);
    S state = first;
    try (Progress progress = Progress.ofThisProcess("step", 0, steps)) {
      for (long i = 0; i < steps; i++) {
        Step<S> next = stepper.step(state, i);
        double loss = next.loss().item();
        if (!Double.isFinite(loss)) {
          throw new HokkuException("The loss is %s.".formatted(loss), "step %d".formatted(i + 1), "Try another --seed; if that does not help, please report it.");
        }
        state = next.state();
        losses.add(loss);
        progress.show(i + 1, () -> "loss %.4f".formatted(losses.smoothed()));
      }
    }
    return new Result<>(state, losses);
  }

  /// One step of a network, from its state and the step's number, counted from 0.
  interface NetworkStepper {

    Stepped step(TrainState state, long step);
  }

  /// The same for steps as a [dev.hokku.examples.Trainer] gives them.
  Result<TrainState> trainNetwork(TrainState first, int steps, NetworkStepper stepper) {
    return train(first, steps, (state, i) -> {
      Stepped next = stepper.step(state, i);
      return new Step<>(next.state(), next.loss());
    });
  }
}
