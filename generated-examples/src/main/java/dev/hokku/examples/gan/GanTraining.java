package dev.hokku.examples.gan;

import static dev.hokku.nn.Functions.softplus;

import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.optim.Optimizer;
import dev.hokku.optim.Optimizers;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A game of two networks: one makes points, the other tells them from true ones, and each step both get a little better.
///
/// Source: Goodfellow et al. 2014, *Generative adversarial nets*, <https://arxiv.org/abs/1406.2661>, with the non-saturating loss of section 3.
public final class GanTraining {

  private static final int NOISE = 8;
  private static final int BATCH = 256;

  /// Weight of the penalty on slopes.
  private static final double FLATNESS = 0.1;

  private final Generator generator = new Generator();
  private final Discriminator discriminator = new Discriminator();
  private final Optimizer optimizer = Optimizers.adam(0.001, 0.5, 0.999, 1e-8);
  private final Function<GanState, GanStepped> step = Jit.jit(this::trainStep).donateArgnums(0);
  private final BiFunction<Params, Tensor, Tensor> make = Jit.jit((Params params, Tensor noise) -> GeneratorApply.apply(params, generator, noise));

  /// With untrained players.
  public GanTraining() {}

  /// The state before the first step.
  public GanState init(int seed) {
    List<Key> keys = Key.of(seed).split(3);
    Params first = GeneratorInit.initFromShapes(keys.get(0), generator, ShapeDtype.f32(BATCH, NOISE));
    Params second = DiscriminatorInit.initFromShapes(keys.get(1), discriminator, ShapeDtype.f32(BATCH, 2));
    return new GanState(first, second, optimizer.init(first), optimizer.init(second), keys.get(2));
  }

  /// One step of both.
  ///
  /// @param state is used up: its tensors are deleted
  public GanStepped step(GanState state) {
    return step.apply(state);
  }

  private GanStepped trainStep(GanState before) {
    List<Key> keys = before.key().split(3);
    Tensor points = Ring.sample(keys.get(0), BATCH);
    Tensor noise = Random.normal(keys.get(1), Shape.of(BATCH, NOISE));

    ValueAndGrad<Params> made =
        Grad.valueAndGrad((Params params) -> generatorLoss(params, before.discriminator(), noise)).apply(before.generator());
    ValueAndGrad<Params> judged =
        Grad.valueAndGrad((Params params) -> discriminatorLoss(params, points, GeneratorApply.apply(before.generator(), generator, noise)))
            .apply(before.discriminator());

    var makes = optimizer.update(made.grad(), before.generatorOpt(), before.generator());
    var judges = optimizer.update(judged.grad(), before.discriminatorOpt(), before.discriminator());
    GanState after =
        new GanState(
            Optimizers.applyUpdates(before.generator(), makes.updates()),
            Optimizers.applyUpdates(before.discriminator(), judges.updates()),
            makes.state(),
            judges.state(),
            keys.get(2));
    return new GanStepped(after, made.value(), judged.value());
  }

  /// Small if made points are taken for true.
  private Tensor generatorLoss(Params params, Params judge, Tensor noise) {
    return softplus(DiscriminatorApply.apply(judge, discriminator, GeneratorApply.apply(params, generator, noise)).neg()).mean();
  }

  /// Small if both kinds are told apart, by a judgement that is flat where the true points are: a steep one drives the generator past them, from cloud to cloud.
  ///
  /// Source: Mescheder, Geiger and Nowozin 2018, *Which training methods for GANs do actually converge?*, <https://arxiv.org/abs/1801.04406>, section 4.1.
  private Tensor discriminatorLoss(Params params, Tensor points, Tensor made) {
    Tensor onTrue = softplus(DiscriminatorApply.apply(params, discriminator, points).neg()).mean();
    Tensor onMade = softplus(DiscriminatorApply.apply(params, discriminator, made)).mean();
    Tensor slopes = Grad.grad((Tensor xs) -> DiscriminatorApply.apply(params, discriminator, xs).sum()).apply(points);
    return onTrue.add(onMade).add(slopes.square().sum(-1).mean().mul(FLATNESS / 2));
  }

  /// Points that the generator makes, `f32[count,2]`.
  public Tensor sample(Params generatorParams, Key key, int count) {
    return make.apply(generatorParams, Random.normal(key, Shape.of(count, NOISE)));
  }
}
