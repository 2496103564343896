package dev.hokku.optim;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.List;

/// The usual optimizers, by name, with Optax's defaults.
public final class Optimizers {

  private Optimizers() {}

  /// Stochastic gradient descent. Source: `optax.sgd`.
  public static Optimizer sgd(double learningRate) {
    return new Scale(-learningRate);
  }

  /// Stochastic gradient descent with a learning rate that changes.
  public static Optimizer sgd(Schedule learningRate) {
    return new ScaleBySchedule(learningRate);
  }

  /// Stochastic gradient descent with momentum.
  ///
  /// @param momentum weight of past gradients, in `[0, 1)`
  /// @param nesterov whether to look one step ahead
  public static Optimizer sgd(double learningRate, double momentum, boolean nesterov) {
    return chain(new Momentum(momentum, nesterov), new Scale(-learningRate));
  }

  /// Stochastic gradient descent with momentum and a learning rate that changes.
  public static Optimizer sgd(Schedule learningRate, double momentum, boolean nesterov) {
    return chain(new Momentum(momentum, nesterov), new ScaleBySchedule(learningRate));
  }

  /// Adam with `b1 = 0.9`, `b2 = 0.999`, `eps = 1e-8`. Source: `optax.adam`.
  public static Optimizer adam(double learningRate) {
    return adam(learningRate, 0.9, 0.999, 1e-8);
  }

  /// Adam. Source: Kingma and Ba 2015, <https://arxiv.org/abs/1412.6980>.
  public static Optimizer adam(double learningRate, double b1, double b2, double eps) {
    return chain(new ScaleByAdam(b1, b2, eps), new Scale(-learningRate));
  }

  /// Adam with a learning rate that changes.
  public static Optimizer adam(Schedule learningRate) {
    return chain(new ScaleByAdam(0.9, 0.999, 1e-8), new ScaleBySchedule(learningRate));
  }

  /// Adam with decoupled weight decay `1e-4`. Source: `optax.adamw`.
  public static Optimizer adamw(double learningRate) {
    return adamw(learningRate, 1e-4);
  }

  /// Adam with decoupled weight decay.
  public static Optimizer adamw(double learningRate, double weightDecay) {
    return chain(new ScaleByAdam(0.9, 0.999, 1e-8), new AddDecayedWeights(weightDecay), new Scale(-learningRate));
  }

  /// Adam with decoupled weight decay and a learning rate that changes.
  public static Optimizer adamw(Schedule learningRate, double weightDecay) {
    return chain(new ScaleByAdam(0.9, 0.999, 1e-8), new AddDecayedWeights(weightDecay), new ScaleBySchedule(learningRate));
  }

  /// Optimizers one after another.
  public static Optimizer chain(Optimizer... links) {
    return new Chain(List.of(links));
  }

  /// The parameters with the updates added; each keeps its dtype. Source: `optax.apply_updates`.
  ///
  /// @param updates same structure as `params`
  public static <P> P applyUpdates(P params, P updates) {
    return Tree.map2((p, u) -> p.add(u).astype(p.dtype()), params, updates);
  }

  /// The root of the sum of squares over all leaves, `f32[]`. Source: `optax.global_norm`.
  public static Tensor globalNorm(Object tree) {
    return Tree.reduce((sum, leaf) -> sum.add(leaf.square().sum().astype(DType.F32)), tree, Numpy.scalar(0f)).sqrt();
  }
}
