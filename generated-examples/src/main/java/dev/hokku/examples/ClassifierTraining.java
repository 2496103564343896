package dev.hokku.examples;

import dev.hokku.data.Dataset;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.optim.Optimizers;
import dev.hokku.optim.Schedules;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;

/// Trains a [Classifier] with Adam: one jitted function from state and batch to state and loss.
public final class ClassifierTraining {

  /// Standard deviation of the noise on training images. New noise in every step keeps small data sets from being learnt by heart.
  private static final double NOISE = 0.15;

  /// None of the networks is random at inference.
  private static final Key UNUSED = Key.of(0);

  private final Classifier classifier;
  private final Trainer<Batch> trainer;
  private final Fn3<Params, State, Tensor, Tensor> logits;

  /// @param learningRate of the first step; it falls to 0 along a cosine
  /// @param steps how many there will be
  public ClassifierTraining(Classifier classifier, double learningRate, int steps) {
    this.classifier = classifier;
    this.trainer = new Trainer<>(this::loss, Optimizers.adam(Schedules.cosineDecay(learningRate, steps)));
    this.logits = Jit.jit((Params params, State state, Tensor images) -> classifier.inference().apply(params, state, UNUSED, images).output());
  }

  /// The state before the first step. No forward pass is run: shapes are enough.
  ///
  /// @param seed fixes the first parameters and all noise
  /// @param images of any batch, `f32[B,H,W]`
  public TrainState init(int seed, Tensor images) {
    List<Key> keys = Key.of(seed).split();
    Initialised first = classifier.training().init(keys.get(0), ShapeDtype.of(images.aval()));
    return trainer.init(first.params(), first.state(), keys.get(1));
  }

  /// One step.
  public Stepped step(TrainState state, Batch batch) {
    return trainer.step(state, batch);
  }

  private WithAux<Tensor, State> loss(Params params, State state, Key key, Batch batch) {
    List<Key> keys = key.split();
    Tensor noisy = batch.images().add(Random.normal(keys.get(0), batch.images().shape()).mul(NOISE));
    Applied<Tensor> result = classifier.training().apply(params, state, keys.get(1), noisy);
    return new WithAux<>(crossEntropy(result.output(), batch.labels()), result.state());
  }

  private static Tensor crossEntropy(Tensor logits, Tensor labels) {
    return Functions.softmaxCrossEntropyWithIntegerLabels(logits, labels).mean();
  }

  /// The part of `data` that is classified rightly, in `[0, 1]`.
  public double accuracy(Params params, State state, Dataset data) {
    return Functions.accuracy(logits.apply(params, state, data.inputs()), data.labels()).item();
  }

  /// The probability of each class, `f32[B,classes]`.
  ///
  /// @param images `f32[B,H,W]`
  public Tensor probabilities(Params params, State state, Tensor images) {
    return Functions.softmax(logits.apply(params, state, images));
  }
}
