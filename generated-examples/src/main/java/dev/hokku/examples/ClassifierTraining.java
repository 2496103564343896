package dev.hokku.examples;

import dev.hokku.data.Dataset;
import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.optim.Optimizer;
import dev.hokku.optim.Optimizers;
import dev.hokku.optim.Schedules;
import dev.hokku.optim.Update;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.function.BiFunction;

/// Trains a [Classifier] with Adam: one jitted function from state and batch to state and loss.
public final class ClassifierTraining {

  /// Standard deviation of the noise on training images. New noise in every step keeps small data sets from being learnt by heart.
  private static final double NOISE = 0.15;

  private final Classifier classifier;
  private final Optimizer optimizer;
  private final BiFunction<TrainState, Batch, Stepped> step;
  private final BiFunction<Params, Tensor, Tensor> logits;

  /// @param learningRate of the first step; it falls to 0 along a cosine
  /// @param steps how many there will be
  public ClassifierTraining(Classifier classifier, double learningRate, int steps) {
    this.classifier = classifier;
    this.optimizer = Optimizers.adam(Schedules.cosineDecay(learningRate, steps));
    this.step = Jit.jit(this::trainStep);
    this.logits = Jit.jit(classifier.logits());
  }

  /// The state before the first step. No forward pass is run: shapes are enough.
  ///
  /// @param seed fixes the first parameters and all noise
  /// @param images of any batch, `f32[B,H,W]`
  public TrainState init(int seed, Tensor images) {
    List<Key> keys = Key.of(seed).split();
    Params params = classifier.init().apply(keys.get(0), ShapeDtype.of(images.aval()));
    return new TrainState(params, optimizer.init(params), keys.get(1));
  }

  /// One step.
  public Stepped step(TrainState state, Batch batch) {
    return step.apply(state, batch);
  }

  private Stepped trainStep(TrainState state, Batch batch) {
    List<Key> keys = state.key().split();
    Tensor noisy = batch.images().add(Random.normal(keys.get(0), batch.images().shape()).mul(NOISE));
    ValueAndGrad<Params> loss =
        Grad.valueAndGrad((Params params) -> crossEntropy(classifier.logits().apply(params, noisy), batch.labels())).apply(state.params());
    Update<Params> update = optimizer.update(loss.grad(), state.optState(), state.params());
    Params params = Optimizers.applyUpdates(state.params(), update.updates());
    return new Stepped(new TrainState(params, update.state(), keys.get(1)), loss.value());
  }

  private static Tensor crossEntropy(Tensor logits, Tensor labels) {
    return Functions.softmaxCrossEntropyWithIntegerLabels(logits, labels).mean();
  }

  /// The part of `data` that is classified rightly, in `[0, 1]`.
  public double accuracy(Params params, Dataset data) {
    return Functions.accuracy(logits.apply(params, data.inputs()), data.labels()).item();
  }

  /// The probability of each class, `f32[B,classes]`.
  ///
  /// @param images `f32[B,H,W]`
  public Tensor probabilities(Params params, Tensor images) {
    return Functions.softmax(logits.apply(params, images));
  }
}
