package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.data.Batches;
import dev.hokku.data.Dataset;
import dev.hokku.examples.Batch;
import dev.hokku.examples.ClassifierTraining;
import dev.hokku.examples.Stepped;
import dev.hokku.examples.TrainState;
import dev.hokku.io.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The loop over batches. It saves a checkpoint after each epoch, and at the next step when it is asked to stop; each holds all that the rest of the run depends on.
final class TrainingRun {

  /// How long a stop may wait for the step that is running.
  private static final long STOP_SECONDS = 10;

  private final ClassifierTraining training;
  private final Batches batches;
  private final RunSettings settings;
  private final @Nullable Path checkpoint;

  private volatile boolean stopping;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param state after the last step that was run
  /// @param losses of the steps that were run
  /// @param message what to tell the user if the run was stopped; else empty
  record Result(TrainState state, Losses losses, boolean finished, String message) {}

  TrainingRun(ClassifierTraining training, Batches batches, RunSettings settings, @Nullable Path checkpoint) {
    this.training = training;
    this.batches = batches;
    this.settings = settings;
    this.checkpoint = checkpoint;
  }

  /// Runs the steps from `from` to `steps`.
  Result train(TrainState first, long from, long steps) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "hokku-stop"));
    try {
      Result result = loop(first, from, steps);
      if (!result.finished()) {
        System.err.println(result.message()); // here, because the process ends once the hook has seen the latch
      }
      return result;
    } finally {
      stopped.countDown();
    }
  }

  private Result loop(TrainState first, long from, long steps) throws IOException {
    int perEpoch = batches.perEpoch();
    TrainState state = first;
    Losses losses = new Losses(from);
    try (Progress progress = Progress.ofThisProcess("step", from, steps)) {
      for (long step = from; step < steps; step++) {
        if (stopping) {
          save(state, step);
          return new Result(state, losses, false, stopMessage(step));
        }
        Dataset examples = batches.at(step);
        Stepped next = training.step(state, new Batch(examples.inputs(), examples.labels()));
        double loss = next.loss().item();
        if (!Double.isFinite(loss)) {
          throw notFinite(loss, step);
        }
        state = next.state();
        losses.add(loss);
        if ((step + 1) % perEpoch == 0) {
          save(state, step + 1);
        }
        long epoch = step / perEpoch + 1;
        progress.show(step + 1, () -> "epoch %d  loss %.4f".formatted(epoch, losses.smoothed()));
      }
    }
    return new Result(state, losses, true, "");
  }

  private void save(TrainState state, long step) throws IOException {
    if (checkpoint != null) {
      Checkpoint.save(checkpoint, state, settings.toFacts(step));
    }
  }

  private String stopMessage(long step) {
    return checkpoint == null
        ? "stopped before step %d; nothing was saved, since no --checkpoint was given".formatted(step + 1)
        : "stopped before step %d; go on with --resume %s".formatted(step + 1, checkpoint);
  }

  private HokkuException notFinite(double loss, long step) {
    String kept = checkpoint == null ? "" : " The checkpoint %s is of an earlier step and is kept.".formatted(checkpoint);
    return new HokkuException(
        "The loss is %s.%s".formatted(loss, kept),
        "step %d (epoch %d)".formatted(step + 1, step / batches.perEpoch() + 1),
        "Try a smaller --learning-rate (now %s), and look for extreme values in the data.".formatted(settings.learningRate()));
  }

  /// Runs when the process is told to end: waits for the loop to reach a step boundary and save.
  private void stop() {
    stopping = true;
    try {
      if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The running step did not end in time; the last checkpoint is kept.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
