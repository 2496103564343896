package dev.hokku.examples.vae;

import dev.hokku.examples.Stepped;
import dev.hokku.examples.TrainState;
import dev.hokku.examples.Trainer;
import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.optim.Optimizers;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.function.BiFunction;

/// Trains a [Vae] on images.
public final class VaeTraining {

  private static final int LATENT = 16;
  private static final double LEARNING_RATE = 0.001;

  private final Vae vae;
  private final Trainer<Tensor> trainer = new Trainer<>(this::loss, Optimizers.adam(LEARNING_RATE));
  private final Fn3<Params, Key, Tensor, Tensor> bound;
  private final BiFunction<Params, Tensor, Tensor> reconstruct;
  private final BiFunction<Params, Tensor, Tensor> decode;

  /// @param height of an image
  /// @param width of an image
  public VaeTraining(int height, int width) {
    this.vae = new Vae(LATENT, height, width);
    this.bound = Jit.jit((Params params, Key key, Tensor images) -> VaeApply.apply(params, key, vae, images).mean());
    this.reconstruct = Jit.jit((Params params, Tensor images) -> VaeApply.reconstruct(params, vae, images));
    this.decode = Jit.jit((Params params, Tensor codes) -> VaeApply.decode(params, vae, codes));
  }

  /// The state before the first step.
  ///
  /// @param images of any batch, `f32[B,H,W]`; only their shape is used
  public TrainState init(int seed, Tensor images) {
    List<Key> keys = Key.of(seed).split();
    return trainer.init(VaeInit.initFromShapes(keys.get(0), vae, ShapeDtype.of(images.aval())), State.empty(), keys.get(1));
  }

  /// One step.
  ///
  /// @param images `f32[B,H,W]` in `[0, 1]`
  public Stepped step(TrainState state, Tensor images) {
    return trainer.step(state, images);
  }

  private WithAux<Tensor, State> loss(Params params, State state, Key key, Tensor images) {
    return new WithAux<>(VaeApply.apply(params, key, vae, images).mean().neg(), state);
  }

  /// The mean bound over images, in nats an image.
  public double bound(Params params, Tensor images) {
    return bound.apply(params, Key.of(0), images).item();
  }

  /// The same of one who knows only how often each pixel is inked.
  ///
  /// @param known the images that this is counted in, `f32[N,H,W]`
  /// @param images `f32[M,H,W]`
  public static double boundOfPixelMeans(Tensor known, Tensor images) {
    Tensor mean = known.mean(0).clip(1e-4, 1 - 1e-4);
    Tensor logits = mean.log().sub(mean.neg().add(1).log());
    return -Functions.sigmoidBinaryCrossEntropy(logits.broadcastTo(images.shape()), images).sum(1, 2).mean().item();
  }

  /// The images as the network remembers them, `f32[B,H,W]`.
  public Tensor reconstruct(Params params, Tensor images) {
    return reconstruct.apply(params, images);
  }

  /// Images that never were, `f32[count,H,W]`.
  public Tensor sample(Params params, Key key, int count) {
    return decode.apply(params, Random.normal(key, Shape.of(count, LATENT)));
  }
}
