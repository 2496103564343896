package dev.hokku.examples.chars;

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
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.Arrays;
import java.util.function.BiFunction;

/// Teaches a [CharModel] a text, and lets it write.
public final class CharTraining {

  /// T, characters that a window shows.
  public static final int LENGTH = 64;

  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 0.003;

  private final CharModel model;
  private final Corpus corpus;
  private final Key key;
  private final Trainer<Tensor> trainer;
  private final BiFunction<Params, Tensor, Tensor> loss;
  private final BiFunction<Params, Tensor, Tensor> next;

  /// @param seed fixes first parameters, windows and what is written
  /// @param steps how many there will be
  public CharTraining(CharModel model, Corpus corpus, int seed, int steps) {
    this.model = model;
    this.corpus = corpus;
    this.key = Key.of(seed);
    this.trainer =
        new Trainer<>(
            (params, state, unused, windows) -> new WithAux<>(loss(params, windows), state),
            Optimizers.adam(Schedules.cosineDecay(LEARNING_RATE, steps)));
    this.loss = Jit.jit(this::loss);
    this.next = Jit.jit((Params params, Tensor ids) -> model.logits().apply(params, ids).at(0, LENGTH - 1).get());
  }

  /// The state before the first step.
  public TrainState init() {
    Params params = model.init().apply(key, ShapeDtype.s32(BATCH, LENGTH));
    return trainer.init(params, State.empty(), key.split().getFirst());
  }

  /// One step on windows from anywhere in the text.
  public Stepped step(TrainState state, long step) {
    return trainer.step(state, corpus.windows(key.foldIn(Math.toIntExact(step)), BATCH, LENGTH + 1));
  }

  /// What a character costs on average, in nats.
  private Tensor loss(Params params, Tensor windows) {
    Tensor seen = windows.at(Index.all(), Index.range(0, LENGTH)).get();
    Tensor following = windows.at(Index.all(), Index.from(1)).get();
    return Functions.softmaxCrossEntropyWithIntegerLabels(model.logits().apply(params, seen), following).mean();
  }

  /// What a character of the text that was kept for testing costs, in bits.
  public double testBits(Params params) {
    return loss.apply(params, corpus.testWindows(LENGTH + 1)).item() / Math.log(2);
  }

  /// Goes on with the first window of the text for testing.
  ///
  /// @param count characters to write
  /// @param temperature 1 draws as likely as the network thinks; less is more careful
  public String write(Params params, int count, double temperature) {
    int[] ids = Arrays.copyOf(corpus.testWindows(LENGTH).toIntArray(), LENGTH + count);
    for (int i = 0; i < count; i++) {
      Tensor window = Numpy.array(Arrays.copyOfRange(ids, i, i + LENGTH)).reshape(1, LENGTH);
      Tensor logits = next.apply(params, window).div(temperature);
      ids[LENGTH + i] = (int) Random.categorical(key.foldIn(i), logits, -1).item();
    }
    return corpus.decode(Arrays.copyOfRange(ids, LENGTH, LENGTH + count));
  }
}
