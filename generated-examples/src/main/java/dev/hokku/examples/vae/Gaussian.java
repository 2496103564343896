package dev.hokku.examples.vae;

import dev.hokku.HkTree;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Tensor;

/// Independent normal distributions.
///
/// @param mean `f32[B,D]`
/// @param logVariance `f32[B,D]`
@HkTree
public record Gaussian(Tensor mean, Tensor logVariance) implements GaussianTree {

  /// A draw, `f32[B,D]`, through which gradients reach mean and variance.
  ///
  /// Source: Kingma and Welling 2013, section 2.4, *the reparameterization trick*.
  public Tensor sample(Key key) {
    return mean.add(logVariance.mul(0.5).exp().mul(Random.normal(key, mean.shape())));
  }

  /// How far it is from the standard normal distribution (the Kullback-Leibler divergence), in nats, `f32[B]`.
  public Tensor klToStandard() {
    return logVariance.exp().add(mean.square()).sub(1).sub(logVariance).sum(-1).mul(0.5);
  }
}
