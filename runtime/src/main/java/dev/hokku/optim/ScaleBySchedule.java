package dev.hokku.optim;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;

/// Updates times a number that changes with the step. State: `count s32[]`.
///
/// Source: `optax.scale_by_schedule`; the learning rate is subtracted, so it enters with its sign turned.
///
/// @param learningRate the step size at each step
public record ScaleBySchedule(Schedule learningRate) implements Optimizer {

  @Override
  public <P> OptState init(P params) {
    return OptState.of("count", Numpy.zeros(DType.S32, Shape.SCALAR));
  }

  @Override
  public <P> Update<P> update(P grads, OptState state, P params) {
    Tensor count = state.tensor("count");
    Tensor step = learningRate.at(count).neg();
    return new Update<>(Tree.map(g -> g.mul(step.astype(g.dtype())), grads), OptState.of("count", count.add(1)));
  }
}
