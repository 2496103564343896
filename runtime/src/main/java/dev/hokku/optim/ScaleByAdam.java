package dev.hokku.optim;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;

/// Gradients divided by the root of their running mean square, both corrected for their start at zero.
///
/// State: `count s32[]`, and `mu`, `nu` like the parameters.
///
/// Source: Kingma and Ba 2015, <https://arxiv.org/abs/1412.6980>, algorithm 1; `optax.scale_by_adam`.
///
/// @param b1 decay of the mean, in `[0, 1)`
/// @param b2 decay of the mean square, in `[0, 1)`
/// @param eps added to the root, so that a vanishing gradient does not divide by 0
public record ScaleByAdam(double b1, double b2, double eps) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.of("count", Numpy.zeros(DType.S32, Shape.SCALAR)).and("mu", zerosLike(params)).and("nu", zerosLike(params));
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    Tensor count = state.tensor("count").add(1);
    P mu = Tree.map2((g, m) -> g.mul(1 - b1).add(m.mul(b1)), grads, state.get("mu", params));
    P nu = Tree.map2((g, v) -> g.square().mul(1 - b2).add(v.mul(b2)), grads, state.get("nu", params));
    Tensor muBias = startBias(b1, count);
    Tensor nuBias = startBias(b2, count);
    P updates = Tree.map2(
        (m, v) -> m.div(muBias.astype(m.dtype())).div(v.div(nuBias.astype(v.dtype())).sqrt().add(eps)), mu, nu);
    return new Update<>(updates, OptState.of("count", count).and("mu", mu).and("nu", nu));
  }

  /// `1 - decay^count`: the weight that `count` steps of a running mean have put on real values.
  private static Tensor startBias(double decay, Tensor count) {
    return Numpy.scalar((float) decay).pow(count.astype(DType.F32)).neg().add(1);
  }

  private static <P> P zerosLike(P params) {
    return Tree.map(Numpy::zerosLike, params);
  }
}
