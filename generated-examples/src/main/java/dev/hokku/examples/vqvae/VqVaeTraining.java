package dev.hokku.examples.vqvae;

import dev.hokku.examples.Stepped;
import dev.hokku.examples.TrainState;
import dev.hokku.examples.Trainer;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.jit.Jit;
import dev.hokku.nn.Functions;
import dev.hokku.optim.Optimizers;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;

/// Trains a [VqVae] on images.
public final class VqVaeTraining {

  /// How many symbols there are.
  public static final int SYMBOLS = 64;

  private static final int SYMBOL_SIZE = 4;
  private static final double LEARNING_RATE = 0.002;

  private final VqVae net = new VqVae(SYMBOLS, SYMBOL_SIZE);
  private final Trainer<Tensor> trainer = new Trainer<>(this::loss, Optimizers.adam(LEARNING_RATE));
  private final double variance;
  private final Fn3<Params, State, Tensor, VqVae.Output> remember =
      Jit.jit((Params params, State state, Tensor images) -> VqVaeApply.apply(params, state, net, images, false).output());

  /// @param images all that there are to learn from, `f32[N,H,W]`: their variance is the unit of the loss
  public VqVaeTraining(Tensor images) {
    this.variance = images.var().item();
  }

  /// The state before the first step.
  ///
  /// @param images any batch, `f32[B,H,W]`
  public TrainState init(int seed, Tensor images) {
    List<Key> keys = Key.of(seed).split();
    Initialised first = VqVaeInit.init(keys.get(0), net, images, true);
    return trainer.init(first.params(), first.state(), keys.get(1));
  }

  /// One step.
  ///
  /// @param images `f32[B,H,W]` in `[0, 1]`
  public Stepped step(TrainState state, Tensor images) {
    return trainer.step(state, images);
  }

  private WithAux<Tensor, State> loss(Params params, State state, Key unused, Tensor images) {
    Applied<VqVae.Output> result = VqVaeApply.apply(params, state, net, images, true);
    Tensor error = Functions.meanSquaredError(result.output().images(), images).div(variance);
    return new WithAux<>(error.add(result.output().code().loss()), result.state());
  }

  /// The images as the network remembers them, and their codes.
  ///
  /// @param images `f32[B,H,W]`
  public VqVae.Output remember(TrainState trained, Tensor images) {
    return remember.apply(trained.params(), trained.state(), images);
  }

  /// The part of the images' variance that is remembered: 1 if all is, 0 for one who knows only the mean.
  public double explained(TrainState trained, Tensor images) {
    return 1 - Functions.meanSquaredError(remember(trained, images).images(), images).item() / images.var().item();
  }
}
